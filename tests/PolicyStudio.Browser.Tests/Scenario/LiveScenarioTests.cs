using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.Browser.Tests.SignOn;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.TestCluster;
using PolicyStudio.TestCluster.Rights;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>The founding scenario on a real API server, with the rights of the deployment's RBAC alone.</summary>
[Collection(LiveStudioTests.Name)]
public sealed class LiveScenarioTests(BrowserFixture browser, LiveStudio live, ITestOutputHelper output)
{
    [Fact]
    public async Task The_founding_scenario_ends_in_the_expected_objects()
    {
        await RunAsync(live.Address, ScenarioNames.Founding);

        var file = await File.ReadAllTextAsync(Path.Combine(Places.RepoRoot, "tests", "Cases", "scenario", "expected-policy.yaml"), TestContext.Current.CancellationToken);
        var expected = ManifestReader.Read("expected-policy.yaml", file, DocumentLimits.Disk).Snapshot.Policies.Single();
        Assert.True(expected.SameSpec(await PolicyAsync(ScenarioNames.Founding)));
    }

    [Fact]
    public async Task And_so_it_does_under_names_drawn_at_random_with_no_more_rights_than_it_asks_for()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var names = ScenarioNames.Random(new Random(seed));
        // A studio of its own: the API server writes a watch into its log when the watch ends.
        await using (var studio = await live.StartStudioAsync()) await RunAsync(studio.Address, names);

        var policy = await PolicyAsync(names);
        var rule = Assert.Single(policy.Ingress);
        var peer = Assert.Single(rule.From);
        Assert.Equal((names.NamespaceLabel, names.PodLabel), (peer.NamespaceSelector!.ToString(), peer.PodSelector!.ToString()));
        Assert.Equal(new PolicyPort(Protocol.Tcp, names.Port), Assert.Single(rule.Ports));
        Assert.Equal($"app={names.Target}", policy.PodSelector.ToString());

        // Before a write an object is read by itself, and the scenario writes to three of the kinds that the studio can: but for such reads
        // everything that the roles grant has been asked for.
        var rules = LiveStudio.Roles.Rules("policystudio-reader", "policystudio-impersonator");
        await Eventually.HoldsAsync("every right has been asked for",
            () => RbacComparison.Of(live.Cluster.ReadAuditEvents(), LiveStudio.Account, rules).GrantedNeverAsked.All(r => r.StartsWith("get ", StringComparison.Ordinal)));
    }

    private async Task RunAsync(Uri studio, ScenarioNames names)
    {
        await live.CreateAsync(names);
        await using var page = await browser.OpenAsync();
        await SignOnFixture.SignInAsync(page, studio, "arthur");
        var run = new ScenarioRun(page, names);
        await run.OpenAsync(studio);
        await run.DraftAsync();
        await run.PreviewAsync();
        await run.ApplyAsync();

        Assert.Equal(names.NamespaceValue, await LabelAsync(names.NamespaceKey, "namespace", names.SourceNamespace, "{.metadata.labels}"));
        Assert.Equal(names.PodValue, await LabelAsync(names.PodKey, "deployment", names.Source, "{.spec.template.metadata.labels}", "-n", names.SourceNamespace));
        await run.SwitchOffAsync();
        Assert.Empty(page.Complaints);
        CheckRights();
    }

    // Every write went out as the author, none as the studio itself, and nothing was asked for that the deployment's roles do not grant.
    private void CheckRights()
    {
        var events = live.Cluster.ReadAuditEvents();
        var writes = events.Where(e => e.User == LiveStudio.Account && e.Verb is "create" or "update" or "patch" or "delete"
            && e.ApiGroup != "authorization.k8s.io" && e.UserAgent == "policystudio").ToList();
        Assert.NotEmpty(writes);
        Assert.All(writes, e => Assert.Equal("policystudio-author", e.ImpersonatedUser));
        Assert.Empty(RbacComparison.Of(events, LiveStudio.Account, LiveStudio.Roles.Rules("policystudio-reader", "policystudio-policy-reader", "policystudio-impersonator")).AskedNotGranted);
        Assert.Empty(RbacComparison.Of(events, "policystudio-author", LiveStudio.Roles.Rules("policystudio-author")).AskedNotGranted);
    }

    private async Task<string?> LabelAsync(string key, string kind, string name, string path, params string[] more)
    {
        var labels = await live.Cluster.Kubectl.RunAsync(["get", kind, name, "-o", $"jsonpath={path}", .. more]);
        return System.Text.Json.JsonDocument.Parse(labels).RootElement.GetProperty(key).GetString();
    }

    private async Task<NetworkPolicy> PolicyAsync(ScenarioNames names)
    {
        var json = await live.Cluster.Kubectl.RunAsync("get", "networkpolicy", names.Policy, "-n", names.TargetNamespace, "-o", "json");
        var content = ManifestReader.Read("policy.json", json, DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        return Assert.Single(content.Snapshot.Policies);
    }
}
