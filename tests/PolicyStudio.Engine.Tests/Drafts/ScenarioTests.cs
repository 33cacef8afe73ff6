using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Tests.Drafts;

/// <summary>The founding scenario through switches, generator and comparison.</summary>
public sealed class ScenarioTests
{
    private static readonly Connectivity Port3306 = Connectivity.Of(Protocol.Tcp, 3306);

    private static PolicyDraft Draft { get; } = PolicyDraft.Empty
        .With(new NamespaceLabelChange("backend", "name", "backend"))
        .With(new TemplateLabelChange(ScenarioCluster.Orders, "db", "access_ok"))
        .With(new PolicyWrite(Generated()));

    [Fact]
    public void At_the_start_everyone_reaches_mysql()
    {
        var reachability = new ReachabilityEngine(ScenarioCluster.Snapshot).WhoReaches(ScenarioCluster.Mysql, Port3306);

        Assert.All(reachability.Edges, e => Assert.Equal(Outcome.Allowed, e.Verdict.Outcome));
        Assert.Empty(reachability.IsolatingPolicies);
        Assert.Equal(
            ["0.0.0.0-255.255.255.255", "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "backend/mailer[Deployment]", "backend/orders[Deployment]",
             "db/mysql[StatefulSet]", "ops/backup[CronJob]", "web/storefront[Deployment]"],
            reachability.Edges.Select(e => e.Source.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_generator_yields_the_expected_policy() => Assert.True(Generated().SameSpec(ScenarioCluster.ExpectedPolicy));

    [Fact]
    public void The_draft_leaves_orders_alone_and_closes_everything_else()
    {
        var (before, after) = ReachabilityEngine.Pair(ScenarioCluster.Snapshot, Draft.ApplyTo(ScenarioCluster.Snapshot));
        var diff = ReachabilityEngine.Compare(before, after, ScenarioCluster.Mysql, Port3306);

        var stays = Assert.Single(diff.Edges, e => e.Change == EdgeChange.None);
        Assert.Equal("backend/orders[Deployment]", stays.After.Source.Id);
        Assert.All(diff.Edges.Where(e => e != stays), e => Assert.Equal(EdgeChange.NewlyDenied, e.Change));
        Assert.Equal(7, diff.Edges.Length);

        var orders = ReachabilityEngine.Changes(before, after, TestContext.Current.CancellationToken).Single(c => c.Source.Id == "backend/orders[Deployment]");
        Assert.Equal(Port3306, orders.After);
        Assert.True(orders.Closed.Contains(Protocol.Tcp, 9104));
    }

    [Theory]
    [InlineData("backend/mailer[Deployment]", true, false)]
    [InlineData("web/storefront[Deployment]", false, true)]
    public void A_denial_names_the_nearest_miss(string source, bool namespaceMatches, bool podMatches)
    {
        var after = new ReachabilityEngine(Draft.ApplyTo(ScenarioCluster.Snapshot));
        var verdict = after.WhoReaches(ScenarioCluster.Mysql, Port3306).Edges.Single(e => e.Source.Id == source).Verdict;

        Assert.Equal("allow-specific-backend-to-db", Assert.Single(verdict.Ingress.NetworkPolicy.IsolatedBy).Name);
        var miss = Assert.Single(verdict.Ingress.NetworkPolicy.Misses);
        Assert.Equal((namespaceMatches, podMatches, true), (miss.NamespaceMatches, miss.PodMatches, miss.PortMatches));
        Assert.False(verdict.Egress.IsIsolated);
    }

    [Fact]
    public void Without_the_namespace_label_orders_is_denied()
    {
        var applied = Draft.ApplyTo(ScenarioCluster.Snapshot);
        var off = PolicyDraft.Empty.With(new NamespaceLabelChange("backend", "name", null));
        var (before, after) = ReachabilityEngine.Pair(applied, off.ApplyTo(applied));
        var diff = ReachabilityEngine.Compare(before, after, ScenarioCluster.Mysql, Port3306);

        var changed = Assert.Single(diff.Edges, e => e.Change != EdgeChange.None);
        Assert.Equal("backend/orders[Deployment]", changed.After.Source.Id);
        Assert.Equal(EdgeChange.NewlyDenied, changed.Change);
        Assert.False(Assert.Single(changed.After.Verdict.Ingress.NetworkPolicy.Misses).NamespaceMatches);
    }

    private static NetworkPolicy Generated() => PolicyGenerator.Generate(
        new("backend", LabelSelector.ForLabels(("name", "backend")), LabelSelector.ForLabels(("db", "access_ok")), new(Protocol.Tcp, 3306)),
        ScenarioCluster.Snapshot.FindWorkload(ScenarioCluster.Mysql)!);
}
