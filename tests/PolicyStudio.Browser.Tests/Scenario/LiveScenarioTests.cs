using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.Browser.Tests.SignOn;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>The founding scenario on a real API server, with the rights of the deployment's RBAC alone.</summary>
[Collection(LiveStudioTests.Name)]
public sealed class LiveScenarioTests(BrowserFixture browser, LiveStudio live, ITestOutputHelper output)
{
    [Fact]
    public async Task The_founding_scenario_ends_in_the_expected_objects()
    {
        await RunAsync(ScenarioNames.Founding);

        var file = await File.ReadAllTextAsync(Path.Combine(Places.RepoRoot, "tests", "Cases", "scenario", "expected-policy.yaml"), TestContext.Current.CancellationToken);
        var expected = ManifestReader.Read("expected-policy.yaml", file, DocumentLimits.Disk).Snapshot.Policies.Single();
        Assert.True(expected.SameSpec(await PolicyAsync(ScenarioNames.Founding)));
    }

    [Fact]
    public async Task And_so_it_does_under_names_drawn_at_random()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var names = ScenarioNames.Random(new Random(seed));
        await RunAsync(names);

        var policy = await PolicyAsync(names);
        var rule = Assert.Single(policy.Ingress);
        var peer = Assert.Single(rule.From);
        Assert.Equal((names.NamespaceLabel, names.PodLabel), (peer.NamespaceSelector!.ToString(), peer.PodSelector!.ToString()));
        Assert.Equal(new PolicyPort(Protocol.Tcp, names.Port), Assert.Single(rule.Ports));
        Assert.Equal($"app={names.Target}", policy.PodSelector.ToString());
    }

    private async Task RunAsync(ScenarioNames names)
    {
        await live.CreateAsync(names);
        await using var page = await browser.OpenAsync();
        await SignOnFixture.SignInAsync(page, live.Address, "arthur");
        var run = new ScenarioRun(page, names);
        await run.OpenAsync(live.Address);
        await run.DraftAsync();
        await run.PreviewAsync();
        await run.ApplyAsync();

        Assert.Equal(names.NamespaceValue, await LabelAsync(names.NamespaceKey, "namespace", names.SourceNamespace, "{.metadata.labels}"));
        Assert.Equal(names.PodValue, await LabelAsync(names.PodKey, "deployment", names.Source, "{.spec.template.metadata.labels}", "-n", names.SourceNamespace));
        // Every write went out as the author, none as the studio itself.
        var writes = live.Cluster.ReadAuditEvents().Where(e => e.User == LiveStudio.Account && e.Verb is "create" or "update" or "patch" or "delete"
            && e.ApiGroup != "authorization.k8s.io").ToList();
        Assert.NotEmpty(writes);
        Assert.All(writes.Where(e => e.UserAgent == "policystudio"), e => Assert.Equal("policystudio-author", e.ImpersonatedUser));

        await run.SwitchOffAsync();
        Assert.Empty(page.Complaints);
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
