using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Diagram.Tests.Scenarios;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Tests.Layout;

public sealed class FoldingTests
{
    [Fact]
    public void Of_a_lane_with_more_sources_than_there_is_room_for_the_rest_is_one_node_that_counts_them()
    {
        var request = GeneratedClusters.Request(4, 400, 20) with { ShowUnfoldedLimit = 10_000, DrawnLimit = 100 };
        var (scene, all) = (SceneBuilder.Build(request), SceneBuilder.Build(request with { DrawnLimit = 10_000 }));
        var rests = scene.Sources.SelectMany(l => l.Rows).Where(r => r.Node is not null && SceneLane.LaneOfRest(r.Node.Id) is not null).ToList();

        Assert.NotEmpty(rests);
        Assert.Equal(100, scene.Nodes.Count() - rests.Count);
        Assert.Equal(all.Nodes.Count() - 100, rests.Sum(r => int.Parse(r.Node!.Title.Value.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(rests, r => Assert.Equal(r.Node!.Id, Assert.Single(r.Edges).FoldedLane));
        Assert.Equal(all.Targets[0].Cards[0].Summary.Select(s => s.Value), scene.Targets[0].Cards[0].Summary.Select(s => s.Value));
    }

    [Fact]
    public void Above_the_limit_namespaces_fold_into_one_lane_with_counts()
    {
        // The switched namespace and the target's own stay; web has no room left, ops neither.
        var scene = SceneBuilder.Build(FoundingScenario.WithDraft with { ShowUnfoldedLimit = 3 });
        Assert.Equal(["backend", "db", SceneLane.OutsideId, SceneLane.MoreId], scene.Lanes.Select(l => l.Id));
        var more = scene.Sources[^1];
        Assert.Equal("2 more namespaces", more.Title.Value);
        Assert.Equal("3 workloads, 2 newly denied, 1 undecidable", string.Join(' ', more.Details.Select(d => d.Value)));
        var edge = more.Rows[0].Edges.Single();
        Assert.Equal((EdgeLook.Mixed, null, SceneLane.MoreId), (edge.Look, edge.Outcome, edge.FoldedLane));
    }

    [Fact]
    public void Namespaces_whose_sources_differ_from_most_are_folded_last()
    {
        var cluster = new ClusterSketch().Namespace("data").Workload("StatefulSet", "data", "mysql", 1)
            .Workload("Deployment", "a", "one", 1).Workload("Deployment", "b", "two", 1).Workload("Deployment", "c", "three", 1)
            .Workload("DaemonSet", "z", "agent", 3, hostNetwork: true).Snapshot();
        var scene = SceneBuilder.Build(Requests.Of(cluster, GeneratedClusters.Target) with { ShowUnfoldedLimit = 1 });
        Assert.Equal(["z", SceneLane.OutsideId, SceneLane.MoreId], scene.Lanes.Select(l => l.Id));
        Assert.Equal("3 workloads, all allowed", scene.Sources[^1].Details.Single().Value);
    }

    [Fact]
    public void Counts_of_the_target_cover_what_is_folded()
    {
        var folded = SceneBuilder.Build(FoundingScenario.WithDraft with { ShowUnfoldedLimit = 0 });
        var open = SceneBuilder.Build(FoundingScenario.WithDraft);
        Assert.Equal(open.Targets[0].Cards[0].Summary.Select(s => s.Value), folded.Targets[0].Cards[0].Summary.Select(s => s.Value));
    }

    [Fact]
    public void The_lane_of_more_namespaces_opens_into_a_folded_lane_each()
    {
        var scene = SceneBuilder.Build(FoundingScenario.WithDraft with { ShowUnfoldedLimit = 3, UnfoldedLanes = [SceneLane.MoreId] });
        Assert.Equal([("backend", false), ("db", false), ("ops", true), ("web", true), (SceneLane.OutsideId, false), (SceneLane.MoreId, false)],
            scene.Lanes.Select(l => (l.Id, l.IsFolded)));
    }

    [Fact]
    public void Very_many_folded_namespaces_are_listed_a_part_at_a_time()
    {
        var sketch = new ClusterSketch().Namespace("data").Workload("StatefulSet", "data", "mysql", 1);
        for (var i = 0; i < 450; i++) sketch.Workload("Deployment", $"team-{i:000}", "app", 1);
        var request = Requests.Of(sketch.Snapshot(), GeneratedClusters.Target) with { ShowUnfoldedLimit = 0 };
        Assert.Equal("450 more namespaces", Listed(0)[^1]);
        Assert.Equal(["team-000", "team-199", "Gather 450 folded namespaces", "250 more namespaces"], Listed(1).Where((_, i) => i is 0 or 199 or 201 or 202));
        Assert.Equal("50 more namespaces", Listed(2)[^1]);
        Assert.Equal("Gather 450 folded namespaces", Listed(3)[^1]);

        List<string> Listed(int lists) => [.. SceneBuilder.Build(request with { UnfoldedLanes = [.. Enumerable.Range(0, lists).Select(SceneLane.MoreAfter)] })
            .Lanes.Select(l => l.Title.Value)];
    }

    [Fact]
    public void A_namespace_that_somebody_opened_stays_open()
    {
        var scene = SceneBuilder.Build(FoundingScenario.WithDraft with { ShowUnfoldedLimit = 0, UnfoldedLanes = ["web", SceneLane.MoreId] });
        Assert.False(scene.Lanes.Single(l => l.Id == "web").IsFolded);
    }

    [Fact]
    public void A_lane_folds_when_somebody_folds_it_and_says_what_its_edges_agree_on()
    {
        var scene = SceneBuilder.Build(FoundingScenario.WithDraft with { FoldedLanes = ["web", SceneLane.OutsideId] });
        var web = scene.Lanes.Single(l => l.Id == "web");
        Assert.True(web.IsFolded);
        Assert.Equal("1 workload, 1 newly denied", web.Details.Single().Value);
        var outside = scene.Lanes.Single(l => l.Id == SceneLane.OutsideId);
        Assert.Equal("2 address ranges, all newly denied", outside.Details.Single().Value);
        Assert.Equal((Outcome.Denied, EdgeChange.NewlyDenied, EdgeLook.NewlyDenied),
            (outside.Rows[0].Edges[0].Outcome!.Value, outside.Rows[0].Edges[0].Change, outside.Rows[0].Edges[0].Look));
    }

    [Fact]
    public void Many_address_ranges_fold_to_one()
    {
        var request = GeneratedClusters.Request(8, 0, 20, 3);
        var outside = SceneBuilder.Build(request).Lanes.Single(l => l.Id == SceneLane.OutsideId);
        Assert.True(outside.IsFolded);
        Assert.StartsWith("12 address ranges", outside.Details[0].Value, StringComparison.Ordinal);
        Assert.False(SceneBuilder.Build(request with { UnfoldedLanes = [SceneLane.OutsideId] }).Lanes.Single(l => l.Id == SceneLane.OutsideId).IsFolded);
    }
}
