using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.Browser.Tests.SignOn;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>The graph follows the cluster, and says so when it can't.</summary>
[Collection(LiveStudioTests.Name)]
public sealed class WatchTests(BrowserFixture browser, LiveStudio live)
{
    private static readonly ScenarioNames Names = ScenarioNames.Random(new Random(7));

    [Fact]
    public async Task What_happens_behind_the_studios_back_shows_and_an_outage_is_said_and_survived()
    {
        await live.CreateAsync(Names);
        await live.Cluster.Kubectl.ApplyAsync($$"""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: only-labelled, namespace: {{Names.TargetNamespace}} }
            spec:
              podSelector: {}
              ingress:
              - from:
                - namespaceSelector: {}
                  podSelector:
                    matchLabels:
                      {{Names.PodKey}}: {{Names.PodValue}}
            """);
        await using var page = await browser.OpenAsync();
        await SignOnFixture.SignInAsync(page, live.Address, "vera");
        var studio = new StudioPage(page);
        await studio.OpenAsync(live.Address, Names);
        var (mailer, storefront) = ($"{Names.SourceNamespace}/{Names.Neighbour}", $"{Names.WebNamespace}/{Names.Web}");
        await studio.ExpectVerdictAsync(mailer, "denied");
        await studio.ExpectVerdictAsync(storefront, "allowed");

        await LabelPodsAsync(Names.SourceNamespace, Names.Neighbour, $"{Names.PodKey}={Names.PodValue}");
        await studio.ExpectVerdictAsync(mailer, "allowed", seconds: 2);

        await live.Cluster.KillApiServerAsync();
        try
        {
            await studio.ExpectConnectionAsync("stale, since", seconds: 10);
            await Task.Delay(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);      // the outage itself
        }
        finally
        {
            await live.Cluster.RestartApiServerAsync();
        }
        await LabelPodsAsync(Names.SourceNamespace, Names.Neighbour, $"{Names.PodKey}-");
        await studio.ExpectConnectionAsync("live", seconds: 90);
        await studio.ExpectVerdictAsync(mailer, "denied");
        await studio.ExpectVerdictAsync(storefront, "allowed");
    }

    private Task<string> LabelPodsAsync(string ns, string app, string label) =>
        live.Cluster.Kubectl.RunAsync("label", "pods", "-n", ns, "-l", $"app={app}", label, "--overwrite");
}
