using Bunit;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Web.Components.Layout.Connection;
using PolicyStudio.Web.Components.Layout.Loading;
using PolicyStudio.Web.Components.Studio;
using PolicyStudio.Web.State.Targets;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>How current the picture is, and what to do when there is none.</summary>
public sealed class ConnectionTests : StudioTestBase
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ConnectionPhase.Connecting, "connecting")]
    [InlineData(ConnectionPhase.Live, "live")]
    [InlineData(ConnectionPhase.Stale, "stale, since 12:00:00 UTC, 42 s")]
    [InlineData(ConnectionPhase.Demo, "built-in cluster")]
    public void Chip_says_the_state_and_a_lost_connection_its_age(ConnectionPhase phase, string word)
    {
        var chip = Render<ConnectionChip>(p => p.Add(x => x.State, State(phase)).Add(x => x.Now, Noon.AddSeconds(42)));

        Assert.Equal(word, chip.Find(".chip > span:nth-last-child(2)").TextContent);
        Assert.Contains(phase.ToString().ToLowerInvariant(), chip.Find(".chip").ClassList);
    }

    [Fact]
    public async Task Chip_tells_what_could_not_be_read_as_text()
    {
        var policy = new Finding("unreadable-field", FindingLevel.Error, new("NetworkPolicy", "db", "p\u202e<b>"), "unknown field");
        var snapshot = ScenarioCluster.Snapshot.With(findings: [new Finding("skipped-kinds", FindingLevel.Info, null, "1 object was skipped"), policy]);
        var popovers = Render<MudBlazor.MudPopoverProvider>();
        var chip = Render<ConnectionChip>(p => p.Add(x => x.State, ScenarioCluster.State(snapshot)).Add(x => x.Now, Noon));

        Assert.StartsWith("1 ", chip.Find(".chip .tag").TextContent, StringComparison.Ordinal);
        await chip.Find(".chip").ClickAsync();
        popovers.WaitForAssertion(() => Assert.Equal(2, popovers.FindAll(".findings li").Count));
        Assert.Contains("unknown field", popovers.FindAll(".findings li")[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", popovers.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", popovers.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.4, "now")]
    [InlineData(59, "59 s")]
    [InlineData(61, "1 min")]
    [InlineData(7200, "2 h")]
    [InlineData(200000, "2 d")]
    public void Age_is_short(double seconds, string text) => Assert.Equal(text, Age.Of(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void While_the_cluster_is_read_each_kind_shows_its_progress()
    {
        var loading = Render<ClusterLoading>(p => p.Add(x => x.State, State(ConnectionPhase.Connecting,
            new("Namespace", KindStatus.Watching, 12), new("Pod", KindStatus.Listing, 500), new("CronJob", KindStatus.Unavailable, 0), new("Job", KindStatus.Waiting, 0))));

        Assert.Equal(["✓Namespace12", "…Pod500 so far", "–CronJobnot available to the studio", "·Jobwaiting"],
            loading.FindAll("li").Select(l => string.Concat(l.Children.Select(c => c.TextContent))));
    }

    [Fact]
    public void What_cannot_be_read_takes_the_page_and_says_whether_rights_are_missing()
    {
        var withheld = State(ConnectionPhase.Connecting, new("Namespace", KindStatus.Watching, 12), new("Pod", KindStatus.Failing, 0));
        var page = Render<ClusterLoading>(p => p.Add(x => x.State, withheld with { Connection = withheld.Connection with { Problem = "403" } }));

        Assert.Equal("✕Podcannot be read", string.Concat(page.FindAll(".kinds li")[^1].Children.Select(c => c.TextContent)));
        Assert.Equal(["kubectl auth can-i get pod -A", "deploy/kubernetes"], page.FindAll(".ways code").Select(c => c.TextContent));
        Assert.Empty(page.FindAll(".sketch"));

        var silent = State(ConnectionPhase.Connecting, new("Namespace", KindStatus.Failing, 0), new("Pod", KindStatus.Failing, 0));
        page.Render(p => p.Add(x => x.State, silent with { Connection = silent.Connection with { Problem = "connection refused" } }));

        Assert.Equal(["kubectl get namespaces"], page.FindAll(".ways code").Select(c => c.TextContent));
    }

    [Fact]
    public void Stale_is_a_banner_with_the_moment_and_the_reason()
    {
        Assert.Empty(Render<StaleBanner>(p => p.Add(x => x.State, State(ConnectionPhase.Live))).Markup.Trim());

        var stale = State(ConnectionPhase.Stale);
        var banner = Render<StaleBanner>(p => p.Add(x => x.State, stale with { Connection = stale.Connection with { Problem = "connection refused" } }));

        Assert.Contains("12:00:00 UTC", banner.Markup, StringComparison.Ordinal);
        Assert.Contains("connection refused", banner.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_cluster_a_wrong_link_and_a_blind_account_teach_different_things()
    {
        Assert.Contains("No workload runs in test", Empty(ScenarioCluster.State(Engine.Snapshots.ClusterSnapshot.Empty)).Markup, StringComparison.Ordinal);
        Assert.Equal("There is no db/postgres in cluster test", Empty(ScenarioCluster.State(ScenarioCluster.Snapshot), "db/postgres").Find("h2").TextContent);
        var blind = ScenarioCluster.State(Engine.Snapshots.ClusterSnapshot.Empty);
        blind = blind with { Connection = blind.Connection with { Kinds = [new("Pod", KindStatus.Unavailable, 0), new("NetworkPolicy", KindStatus.Unavailable, 0)] } };
        Assert.Contains("may not read Pods and NetworkPolicies", Empty(blind).Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<NoTarget> Empty(ClusterState state, string? wanted = null) =>
        Render<NoTarget>(p => p.Add(x => x.Cluster, state).Add(x => x.Wanted, TargetName.Parse(wanted)));

    private static ClusterState State(ConnectionPhase phase, params KindProgress[] kinds) => new("tokyo", new(phase, Noon, [.. kinds]), null);
}
