using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Diagram.Tests.Scenarios;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Tests.Layout;

/// <summary>What a picture says.</summary>
public sealed class SceneContentTests
{
    private readonly Scene _before = SceneBuilder.Build(FoundingScenario.Before);
    private readonly Scene _draft = SceneBuilder.Build(FoundingScenario.WithDraft);
    private readonly Scene _applied = SceneBuilder.Build(FoundingScenario.Applied);

    [Fact]
    public void Openness_that_no_policy_decided_is_loud()
    {
        Assert.Equal("No ingress policy selects it: open to everyone", string.Join(' ', _before.Targets[0].Cards[0].Alarms.Single().Lines.Select(l => l.Value)));
        Assert.All(_before.Edges.Where(e => e.Outcome == Outcome.Allowed), e => Assert.Equal("open, no policy", e.Words?.Value));
        Assert.Empty(_draft.Targets[0].Cards[0].Alarms);
    }

    [Fact]
    public void What_the_peers_own_policy_decided_is_not_called_open_without_a_policy()
    {
        var cluster = FoundingScenario.Before.Targets[0].Ingress!.After.Edges[0].Verdict.Snapshot;
        var egress = new NetworkPolicy { Namespace = "web", Name = "egress", PodSelector = LabelSelector.Everything, PolicyTypes = [PolicyType.Egress], Egress = [new([], [])] };
        var scene = SceneBuilder.Build(Requests.Of(cluster.With(policies: [egress]), new("StatefulSet", "db", "mysql")));

        Assert.Equal((EdgeLook.Allowed, null), (EdgeFrom(scene, "web/storefront[Deployment]").Look, EdgeFrom(scene, "web/storefront[Deployment]").Words));
        Assert.Equal(EdgeLook.Open, EdgeFrom(scene, "backend/mailer[Deployment]").Look);
        // The target is open to everyone all the same.
        Assert.Single(scene.Targets[0].Cards[0].Alarms);
    }

    [Fact]
    public void Every_edge_has_the_id_and_the_verdict_of_its_reachability()
    {
        var edges = FoundingScenario.WithDraft.Targets[0].Ingress!.Edges;
        Assert.Equal(edges.Select(e => (e.After.Id, (Outcome?)e.After.Verdict.Outcome, e.Change)).Order(), _draft.Edges.Select(e => (e.Id, e.Outcome, e.Change)).Order());
    }

    [Fact]
    public void What_a_draft_denies_is_said_in_words_also_for_outside_and_the_targets_own_replicas()
    {
        string[] denied = ["backend/mailer[Deployment]", "db/mysql[StatefulSet]", "ops/backup[CronJob]", "web/storefront[Deployment]", "0.0.0.0-255.255.255.255"];
        Assert.All(denied, id => Assert.Equal("newly denied", EdgeFrom(_draft, id).Words?.Value));
        Assert.Contains(_draft.Nodes, n => n.Id == "db/mysql[StatefulSet]" && n.Details[0].Value.StartsWith("its own replicas", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_denied_by_design_is_calm()
    {
        var mailer = EdgeFrom(_applied, "backend/mailer[Deployment]");
        Assert.Equal((EdgeLook.Denied, null, Sign.Cross), (mailer.Look, mailer.Words, mailer.Sign));
    }

    [Fact]
    public void What_another_kind_of_policy_may_override_is_said_on_the_edge_and_counted()
    {
        OtherPolicy other = new(new("CiliumNetworkPolicy", "web", "locked"), "cilium.io", [PolicyType.Egress], [new(null, LabelSelector.Everything)]);
        var cluster = FoundingScenario.WithDraft.Targets[0].Ingress!.After.Edges[0].Verdict.Snapshot.In(otherPolicies: [other]);
        var scene = SceneBuilder.Build(Requests.Of(cluster, new("StatefulSet", "db", "mysql")));

        var storefront = EdgeFrom(scene, "web/storefront[Deployment]");
        Assert.Equal(("conditional", "CiliumNetworkPolicy web/locked may override", (Outcome?)Outcome.Denied), (storefront.Words?.Value, storefront.Note, storefront.Outcome));
        Assert.Null(EdgeFrom(scene, "backend/mailer[Deployment]").Words);
        Assert.EndsWith("1 conditional", scene.Targets[0].Cards[0].Summary[^1].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Verdicts_are_sentences()
    {
        Assert.Equal("web/storefront is newly denied to db/mysql on TCP 3306", EdgeFrom(_draft, "web/storefront[Deployment]").Sentence);
        Assert.Equal("New connections only: established ones may outlive the change", EdgeFrom(_draft, "web/storefront[Deployment]").Note);
        Assert.Equal("backend/orders is allowed to db/mysql on TCP 3306", EdgeFrom(_draft, "backend/orders[Deployment]").Sentence);
        Assert.Equal("db/mysql, its own replicas, are newly denied to db/mysql on TCP 3306", EdgeFrom(_draft, "db/mysql[StatefulSet]").Sentence);
        Assert.Equal("0.0.0.0/0, outside the cluster, is newly denied to db/mysql on TCP 3306", EdgeFrom(_draft, "0.0.0.0-255.255.255.255").Sentence);
        Assert.Contains("node's network", EdgeFrom(_draft, "ops/node-exporter[DaemonSet]").Note, StringComparison.Ordinal);
    }

    [Fact]
    public void The_target_counts_every_source()
    {
        Assert.Equal(["7 of 8 sources are allowed", "1 undecidable"], _before.Targets[0].Cards[0].Summary.Select(s => s.Value));
        Assert.Equal(["1 of 8 sources stays allowed", "6 newly denied, 1 undecidable"], _draft.Targets[0].Cards[0].Summary.Select(s => s.Value));
        Assert.Equal(["1 of 8 sources is allowed", "6 denied, 1 undecidable"], _applied.Targets[0].Cards[0].Summary.Select(s => s.Value));
    }

    [Fact]
    public void Counts_cover_edges_that_are_not_drawn()
    {
        var diff = FoundingScenario.WithDraft.Targets[0].Ingress!;
        var scene = SceneBuilder.Build(FoundingScenario.WithDraft with { Targets = [FoundingScenario.WithDraft.Targets[0] with { Ingress = diff with { Edges = [] } }] });
        Assert.Empty(scene.Edges);
        Assert.Equal(_draft.Targets[0].Cards[0].Summary.Select(s => s.Value), scene.Targets[0].Cards[0].Summary.Select(s => s.Value));
    }

    [Fact]
    public void A_workload_without_pods_or_with_its_nodes_network_is_marked()
    {
        Assert.Contains("no pods, judged from its template", TextOf("ops/backup[CronJob]"), StringComparison.Ordinal);
        Assert.Contains("hostNetwork", TextOf("ops/node-exporter[DaemonSet]"), StringComparison.Ordinal);
        Assert.Contains("Deployment, 3 pods", TextOf("backend/orders[Deployment]"), StringComparison.Ordinal);

        string TextOf(string id) => string.Join(", ", _draft.Nodes.Single(n => n.Id == id).Details.Select(d => d.Value));
    }

    [Fact]
    public void Groups_of_the_targets_pods_have_a_card_each_and_every_source_an_edge_to_each()
    {
        var request = GeneratedClusters.Request(8, 9, 24, 3);
        var scene = SceneBuilder.Build(request with { UnfoldedLanes = [SceneLane.OutsideId] });
        Assert.Equal(request.Targets[0].Groups.Select(d => d.Id), scene.Targets[0].Cards.Select(c => c.Id));
        Assert.True(scene.Targets[0].Cards.Length > 1);
        Assert.Equal(request.Targets[0].Ingress!.Edges.Select(e => e.After.Id).Order(), scene.Edges.Select(e => e.Id).Order());
        Assert.Single(scene.Targets[0].Cards, c => !c.Ports.IsEmpty);
    }

    [Fact]
    public void The_legend_explains_what_is_drawn_and_nothing_else()
    {
        Assert.Equal([EdgeLook.Allowed, EdgeLook.NewlyDenied, EdgeLook.Undecidable], _draft.Legend.Edges.Select(e => e.Look));
        Assert.NotNull(_draft.Legend.Draft);
        Assert.Null(_applied.Legend.Draft);
    }

    private static SceneEdge EdgeFrom(Scene scene, string source) => scene.Edges.Single(e => e.Id.StartsWith(source + " -> ", StringComparison.Ordinal));
}
