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
        Assert.All(alone.Edges, e => Assert.EndsWith("Z", e.Way.Arrow, StringComparison.Ordinal));
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Edges_that_look_alike_arrive_together_by_one_trunk(bool ingress)
    {
        var scene = SceneBuilder.Build(GeneratedClusters.Request(8, 40, 20, 3).Facing(ingress, !ingress));
        var alike = scene.Edges.GroupBy(e => (e.Card, e.Look)).ToList();
        Assert.All(alike, edges => Assert.Single(edges.Select(e => ScenePieces.Points(e).Last()).Distinct()));
        Assert.Equal(alike.Where(g => g.Count() > 1).Select(g => g.Key.Look).Order(), scene.Trunks.Select(t => t.Look).Order());
        Assert.All(alike.Where(g => g.Count() == 1), g => Assert.Empty(g.Single().Way.Whole));
        Assert.Equal(scene.Edges.Select(e => e.SignAt.Y).Order(), scene.Edges.Select(e => e.SignAt.Y));
    }

    [Theory]
    [InlineData(3, 500)]
    [InlineData(8, 40)]
    [InlineData(10, 3)]
    public void Own_line_and_trunk_are_the_whole_way_and_nothing_is_drawn_twice(int seed, int workloads)
    {
        var scene = SceneBuilder.Build(GeneratedClusters.Request(seed, workloads));
        var trunks = scene.Trunks.ToDictionary(t => t.Look, t => Cells(t.Path));
        foreach (var edge in scene.Edges.Where(e => e.Way.IsShared))
        {
            var (own, trunk) = (Cells(edge.Way.Own), trunks[edge.Look]);
            Assert.All(Cells(edge.Way.Whole), c => Assert.True(Around(c).Any(n => own.Contains(n) || trunk.Contains(n)), $"{edge.Id} has a gap at {c}"));
            Assert.True(own.Intersect(trunk).Count() <= 8, $"{edge.Id} is drawn along its trunk");
        }

        static HashSet<(int X, int Y)> Cells(string path) => [.. ScenePieces.Points(path).Select(p => ((int)p.X / 6, (int)p.Y / 6))];

        static IEnumerable<(int, int)> Around((int X, int Y) c) => from x in Enumerable.Range(c.X - 1, 3) from y in Enumerable.Range(c.Y - 1, 3) select (x, y);
    }

    [Fact]
    public void A_look_that_comes_moves_no_edge_that_looks_as_before()
    {
        var (before, after) = (SceneBuilder.Build(FoundingScenario.Before), SceneBuilder.Build(FoundingScenario.WithDraft));
        var stays = before.Edges.Join(after.Edges, e => e.Id, e => e.Id, (b, a) => (Before: b, After: a)).Where(p => p.Before.Look == p.After.Look).ToList();
        Assert.NotEmpty(stays);
        Assert.All(stays, p => Assert.Equal(p.Before.SignAt, p.After.SignAt));
        Assert.All(stays, p => Assert.Equal(ScenePieces.Points(p.Before).Max(q => q.X), ScenePieces.Points(p.After).Max(q => q.X)));
    }

    private static void AssertClean(Scene scene)
    {
        var faults = new List<string>();
        var picture = new Box(0, 0, scene.Width, scene.Height);
        Check("picture", picture, [.. ScenePieces.TopLevel(scene)]);
        foreach (var (name, box, inside) in ScenePieces.Containers(scene)) Check(name, box, inside);

        var still = ScenePieces.Still(scene).ToList();
        foreach (var (line, path) in scene.Trunks.Select(t => ($"the trunk {t.Look}", t.Path)).Concat(scene.Edges.Select(e => (e.Id, e.Way.Own))))
        {
            var way = ScenePieces.Points(path).ToList();
            var (top, bottom) = (way.Min(p => p.Y), way.Max(p => p.Y));
            foreach (var (name, box) in still.Where(b => b.Box.Y <= bottom && b.Box.Bottom >= top))
                if (way.Exists(p => Holds(box, p))) faults.Add($"{line} crosses {name}");
        }
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
