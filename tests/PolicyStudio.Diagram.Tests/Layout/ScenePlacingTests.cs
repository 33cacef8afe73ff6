using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Tests.Scenarios;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Tests.Layout;

/// <summary>Whatever the cluster, nothing lies on anything else.</summary>
public sealed class ScenePlacingTests
{
    /// <summary>Seed, workloads, longest name, groups of the target's pods, limit of edges drawn one by one.</summary>
    public static TheoryData<int, int, int, int, int> Clusters()
    {
        var data = new TheoryData<int, int, int, int, int>
        {
            { 1, 0, 20, 1, 500 }, { 2, 0, 63, 3, 500 }, { 3, 500, 20, 1, 10_000 }, { 4, 500, 63, 1, 10_000 }, { 5, 500, 63, 1, 500 }, { 6, 500, 20, 3, 10_000 },
        };
        for (var seed = 10; seed < 60; seed++) data.Add(seed, seed % 40, seed % 2 == 0 ? 63 : 16, seed % 4 + 1, seed % 5 == 0 ? 12 : 500);
        return data;
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public void Generated_scenes_have_no_overlaps(int seed, int workloads, int longest, int groups, int limit) =>
        AssertClean(SceneBuilder.Build(GeneratedClusters.Request(seed, workloads, longest, groups) with { ShowUnfoldedLimit = limit, DrawnLimit = seed % 7 == 0 ? 9 : limit }));

    [Theory]
    [MemberData(nameof(Clusters))]
    public void Destinations_beside_or_in_place_of_sources_overlap_nothing(int seed, int workloads, int longest, int groups, int limit)
    {
        var request = GeneratedClusters.Request(seed, workloads, longest, groups) with { ShowUnfoldedLimit = Math.Min(limit, 500) };
        var second = seed % 3 == 0 ? request.Targets[0].Ingress!.Edges.Select(e => e.After.Peer).OfType<WorkloadEndpoint>().LastOrDefault()?.Workload.Reference : null;
        AssertClean(SceneBuilder.Build(request.Facing(ingress: false, egress: true, second)));
        AssertClean(SceneBuilder.Build(request.Facing(ingress: true, egress: true, second)));
    }

    [Fact]
    public void Destinations_are_the_picture_of_sources_turned_round()
    {
        var (sources, both) = (SceneBuilder.Build(FoundingScenario.Before), SceneBuilder.Build(FoundingScenario.Before.Facing(ingress: true, egress: true)));
        var alone = SceneBuilder.Build(FoundingScenario.Before.Facing(ingress: false, egress: true));
        Assert.Equal(sources.Nodes.Select(n => (n.Id, n.Box)), both.Sources.SelectMany(l => l.Rows).Select(r => (r.Node!.Id, r.Node.Box)));
        Assert.Empty(alone.Sources);
        Assert.All(alone.Destinations, lane => Assert.Equal(alone.Width - 24, lane.Box.Right));
        Assert.Equal(24, alone.Targets[0].Box.X);
        // Every edge leaves the card at its right side and points at its peer.
        Assert.All(alone.Edges, e => Assert.EndsWith("Z", e.Arrow, StringComparison.Ordinal));
        Assert.All(alone.Edges, e => Assert.Equal(alone.Targets[0].Cards[0].Box.Right + 1, ScenePieces.Points(e).Last().X, 0.1));
    }

    [Fact]
    public void The_founding_scenario_has_no_overlaps()
    {
        AssertClean(SceneBuilder.Build(FoundingScenario.Before with { ShowQuestion = true, Caption = "before" }));
        AssertClean(SceneBuilder.Build(FoundingScenario.WithDraft with { ShowQuestion = true, Caption = "with the draft" }));
        AssertClean(SceneBuilder.Build(FoundingScenario.Applied));
    }

    [Fact]
    public void Sources_stand_still_when_a_draft_is_shown()
    {
        var (before, after) = (SceneBuilder.Build(FoundingScenario.Before), SceneBuilder.Build(FoundingScenario.WithDraft));
        Assert.Equal(before.Nodes.Select(n => (n.Id, n.Box)), after.Nodes.Select(n => (n.Id, n.Box)));
        Assert.Equal(before.Targets[0].Box.X, after.Targets[0].Box.X);
        Assert.Equal(before.Width, after.Width);
    }

    [Fact]
    public void Edges_to_one_card_do_not_cross()
    {
        var scene = SceneBuilder.Build(GeneratedClusters.Request(8, 40));
        var ends = scene.Edges.Select(e => ScenePieces.Points(e).Last().Y).ToList();
        Assert.Equal(ends.Order(), ends);
        Assert.Equal(scene.Edges.Select(e => e.SignAt.Y).Order(), scene.Edges.Select(e => e.SignAt.Y));
    }

    private static void AssertClean(Scene scene)
    {
        var faults = new List<string>();
        var picture = new Box(0, 0, scene.Width, scene.Height);
        Check("picture", picture, [.. ScenePieces.TopLevel(scene)]);
        foreach (var (name, box, inside) in ScenePieces.Containers(scene)) Check(name, box, inside);

        foreach (var lanes in new[] { scene.Sources, scene.Destinations })
        {
            var edges = lanes.SelectMany(l => l.Rows).SelectMany(r => r.Edges).ToList();
            var badges = edges.Select(e => (e.Id, e.Badge)).OrderBy(b => b.Badge.Y).ToList();
            var (left, right) = (badges.Select(b => b.Badge.X).DefaultIfEmpty(0).Min(), badges.Select(b => b.Badge.Right).DefaultIfEmpty(0).Max());
            foreach (var edge in edges)
                foreach (var point in ScenePieces.Points(edge).Where(p => p.X >= left && p.X <= right))
                    if (badges.FirstOrDefault(b => b.Id != edge.Id && Holds(b.Badge, point)) is { Id: not null } crossed)
                        faults.Add($"{edge.Id} crosses the sign of {crossed.Id}");
        }
        Assert.Empty(faults.Distinct());

        void Check(string container, Box box, List<(string Name, Box Box)> pieces)
        {
            foreach (var piece in pieces.Where(p => !box.Contains(p.Box))) faults.Add($"{piece.Name} sticks out of {container}");
            var sorted = pieces.OrderBy(p => p.Box.Y).ToList();
            for (var i = 0; i < sorted.Count; i++)
                for (var k = i + 1; k < sorted.Count && sorted[k].Box.Y < sorted[i].Box.Bottom; k++)
                    if (sorted[i].Box.Overlaps(sorted[k].Box)) faults.Add($"{sorted[i].Name} overlaps {sorted[k].Name} in {container}");
        }
    }

    private static bool Holds(Box box, Point point) => point.X > box.X && point.X < box.Right && point.Y > box.Y && point.Y < box.Bottom;
}
