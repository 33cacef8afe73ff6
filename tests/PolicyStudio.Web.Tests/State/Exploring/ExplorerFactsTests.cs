using PolicyStudio.Engine.Coverage;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Web.State.Exploring;
using PolicyStudio.Web.State.Exploring.Namespaces;
using PolicyStudio.Web.State.Exploring.Policies;
using PolicyStudio.Web.State.Exploring.Workloads;

namespace PolicyStudio.Web.Tests.State.Exploring;

/// <summary>The explorer's numbers: counted by hand on a small cluster, and by a loop over all pairs on a made one.</summary>
public sealed class ExplorerFactsTests
{
    private static readonly ExplorerFacts Small = ExplorerFacts.Of(ExploredCluster.Small);

    [Fact]
    public void A_small_cluster_is_summed_up()
    {
        Assert.Equal(5, Small.Sum.Workloads);
        Assert.Equal(new Isolation(1, 3, 1) { FromTemplate = 1 }, Small.Sum.Ingress);
        Assert.Equal(new Isolation(0, 4, 1) { FromTemplate = 1 }, Small.Sum.Egress);
        Assert.Equal((1, 0, 3), (Small.Sum.IsolatedIngress, Small.Sum.IsolatedEgress, Small.Sum.OpenToAll));
        // 5 workloads are 20 pairs, 8 of them with the agent at an end; web and till do not reach db.
        Assert.Equal(new PairCounts(20, 10, 8), Small.Coverage.Pairs);
    }

    [Fact]
    public void A_namespace_counts_what_lies_in_it()
    {
        var data = Small.Namespaces.Single(n => n.Name == "data").Sum;

        Assert.Equal((2, 1, 0), (data.Workloads, data.Policies, data.OpenToAll));
        Assert.Equal(new Isolation(1, 0, 1), data.Ingress);
        // db is reached by api and, perhaps, by the agent; whether anybody reaches the agent nobody knows.
        Assert.Equal(new PairCounts(8, 1, 5), data.Exposure);
        Assert.Equal(0, Small.Namespaces.Single(n => n.Name == "empty").Sum.Workloads);
    }

    [Fact]
    public void Namespaces_are_grouped_by_a_label_and_those_without_it_stand_last()
    {
        var groups = NamespaceGroup.By("team", Small);

        Assert.Equal(["x", "y", NamespaceGroup.Rest], groups.Select(g => g.Id));
        Assert.Equal(["pay", "shop"], groups[0].Members.Select(n => n.Name));
        Assert.Equal(3, groups[0].Sum.Workloads);
        Assert.Equal(["team"], NamespaceGroup.Labels(Small));
    }

    [Fact]
    public void The_matrix_counts_pairs_between_groups_and_leaves_out_what_is_empty()
    {
        var matrix = GroupMatrix.Of(Small, NamespaceQuery.Parse(null, "team", "name", null, "matrix"));

        Assert.Equal(["x", "y"], matrix.Groups.Select(g => g.Name));
        Assert.Equal(new PairCounts(6, 6, 0), matrix[0, 0]);
        Assert.Equal(new PairCounts(6, 1, 3), matrix[0, 1]);
        Assert.Equal(new PairCounts(6, 3, 3), matrix[1, 0]);
    }

    [Fact]
    public void Groups_beyond_what_is_drawn_stand_together_and_are_counted()
    {
        var matrix = GroupMatrix.Of(ExplorerFacts.Of(ExploredCluster.Made(12), TestContext.Current.CancellationToken), NamespaceQuery.Parse(null, null, "name", null, "matrix"), most: 5);

        Assert.Equal((5, 8), (matrix.Groups.Length, matrix.Folded));
        Assert.True(matrix.IsFold(4));
        Assert.Equal(24L * 23, matrix[4, 4].Total);
    }

    [Fact]
    public void Pairs_of_two_groups_are_the_number_in_their_cell()
    {
        var query = PairQuery.Parse("x", "y", "team", null);

        Assert.Equal(new PairCounts(6, 1, 3), query.Count(Small));
        Assert.Equal("api", Assert.Single(query.All(Small), p => p.Outcome == Outcome.Allowed).Source.Name);
        Assert.Equal(Small.Coverage.Pairs, PairQuery.Parse(null, null, null, null).Count(Small));
    }

    [Fact]
    public void Workloads_are_found_and_ordered_as_the_link_says()
    {
        // The first three are reached by each other and by db: among equals the name orders.
        Assert.Equal(["till", "api", "web", "db", "agent"], Names(null, null));
        Assert.Equal(["agent", "db", "web", "api", "till"], WorkloadQuery.Parse(null, null, null, null, null, null, "1").On(Small).Select(w => w.Workload.Name));
        Assert.Equal(["db"], Names("app=db", null));
        Assert.Equal(["db"], Names(null, "isolated"));
        Assert.Equal(["agent"], Names(null, "undecidable"));

        static IEnumerable<string> Names(string? text, string? ingress) => WorkloadQuery.Parse(text, null, ingress, null, null, null, null).On(Small).Select(w => w.Workload.Name);
    }

    [Fact]
    public void Policies_are_found_by_what_they_select_who_owns_them_and_what_is_wrong_with_them()
    {
        Assert.Equal(["db", "idle"], Names());
        Assert.Equal(["idle"], Names(idle: "1"));
        Assert.Equal(["idle"], Names(owner: "helm"));
        Assert.Equal(["idle"], Names(direction: "egress"));
        Assert.Equal(["idle"], Names(text: "pay tilll"));
        Assert.Equal(["idle"], Names(level: "warning"));
        Assert.Equal(1, Small.FindPolicy("data", "db")!.Pods);

        static IEnumerable<string> Names(string? text = null, string? direction = null, string? owner = null, string? level = null, string? idle = null) =>
            PolicyQuery.Parse(text, null, direction, owner, level, idle, null, null).On(Small).Select(p => p.Policy.Name);
    }

    [Fact]
    public void Links_are_read_as_they_are_written()
    {
        var workloads = WorkloadQuery.Parse("a b", "ns", "open", "isolated", "denied", "findings", "1");
        Assert.Equal("workloads?q=a%20b&ns=ns&ingress=open&egress=isolated&outside=denied&sort=findings&reversed=1", workloads.ToString());
        Assert.Equal("workloads", WorkloadQuery.Parse(" ", null, "7", "nonsense", "", "", null).ToString());
        Assert.Equal("namespaces?view=matrix&group=example.com/team&sort=name", NamespaceQuery.Parse(null, "example.com/team", "name", null, "matrix").ToString());
        Assert.Equal("studio?target=data/db[Pod]", ExplorerLink.ToStudio(ExploredCluster.Small.Workload("db")));
    }

    [Fact]
    public void A_made_cluster_is_counted_as_a_loop_over_all_pairs_counts_it()
    {
        var facts = ExplorerFacts.Of(ExploredCluster.Made(14), TestContext.Current.CancellationToken);
        var engine = new ReachabilityEngine(facts.Snapshot);
        var matrix = GroupMatrix.Of(facts, NamespaceQuery.Parse(null, "team", "name", null, "matrix"));
        var (open, undecidable) = (new long[matrix.Groups.Length, matrix.Groups.Length], 0L);
        foreach (var target in facts.Snapshot.Workloads)
        {
            var edges = engine.WhoReaches(target.Reference, Connectivity.All).Edges.Where(e => e.Source is WorkloadEndpoint && !e.IsWithinTarget).ToList();
            foreach (var edge in edges.Where(e => e.Outcome == Outcome.Allowed)) open[GroupOf(((WorkloadEndpoint)edge.Source).Workload.Namespace), GroupOf(target.Namespace)]++;
            undecidable += edges.Count(e => e.Outcome == Outcome.Undecidable);
            Assert.Equal(edges.Count(e => e.Outcome == Outcome.Allowed), facts.Coverage.Find(target.Reference)!.Entering.Workloads);
        }
        for (var from = 0; from < matrix.Groups.Length; from++)
            for (var to = 0; to < matrix.Groups.Length; to++)
                Assert.Equal(open[from, to], matrix[from, to].Open);
        Assert.Equal(undecidable, facts.Coverage.Pairs.Undecidable);
        Assert.True(undecidable > 0 && open.Cast<long>().Any(n => n > 0));

        int GroupOf(string ns) => matrix.Groups.IndexOf(matrix.Groups.Single(g => g.Members.Any(n => n.Name == ns)));
    }

    [Fact]
    public void A_large_matrix_is_drawn_with_every_cell_in_its_shade()
    {
        var matrix = GroupMatrix.Of(ExplorerFacts.Of(ExploredCluster.Made(30), TestContext.Current.CancellationToken), NamespaceQuery.Parse(null, null, "name", null, "matrix"));
        var picture = MatrixPicture.Of(matrix);
        var drawn = new int[MatrixPicture.Shades + 1];
        for (var shade = 1; shade <= MatrixPicture.Shades; shade++)
            foreach (var stroke in picture.Paths[shade - 1].Split('M', StringSplitOptions.RemoveEmptyEntries))
                drawn[shade] += int.Parse(stroke.Split('h')[1].Split('v')[0], System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(30, picture.Size);
        for (var shade = 1; shade <= MatrixPicture.Shades; shade++)
            Assert.Equal(Enumerable.Range(0, 900).Count(i => MatrixPicture.ShadeOf(matrix[i / 30, i % 30]) == shade), drawn[shade]);
        var unsure = picture.Unsure.Split('M', StringSplitOptions.RemoveEmptyEntries).Sum(s => int.Parse(s.Split('h')[1].Split('v')[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(0, 900).Count(i => matrix[i / 30, i % 30].Undecidable > 0), unsure);
        Assert.NotEqual(0, unsure);
    }
}
