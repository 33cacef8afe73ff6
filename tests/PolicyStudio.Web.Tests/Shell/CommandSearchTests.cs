using System.Collections.Immutable;
using System.Diagnostics;
using PolicyStudio.Web.State.Commands;
using PolicyStudio.Web.Tests.State;
using PolicyStudio.Web.Tests.State.Exploring;

namespace PolicyStudio.Web.Tests.Shell;

/// <summary>What is found by which words, and in which order.</summary>
public sealed class CommandSearchTests
{
    private static readonly CommandPhrases Phrases = new("Who reaches {0}", "Whom {0} reaches", "Namespaces", "Policies");
    private static readonly ImmutableArray<Command> Offered =
    [
        new(CommandGroup.Pages, "Overview") { Address = "overview" },
        new(CommandGroup.Pages, "Audit log") { Address = "audit" },
        new(CommandGroup.Actions, "Undo") { Control = 3 },
    ];

    [Theory]
    [InlineData("mysql", "mysql", 0)]
    [InlineData("mysql", "MY", 1)]
    [InlineData("order-mysql", "my", 2)]
    [InlineData("amy-mysql", "my", 2)]
    [InlineData("mysql", "sql", 3)]
    [InlineData("orders-mysql", "mql", 6)]
    [InlineData("orders-mysql", "oms", 6)]
    [InlineData("mysql", "ml", WordMatch.None)]
    [InlineData("mysql", "ysl", WordMatch.None)]
    [InlineData("mysql", "redis", WordMatch.None)]
    public void The_better_a_word_fits_the_smaller_its_rank(string name, string word, int rank) => Assert.Equal(rank, WordMatch.Rank(name, word));

    [Fact]
    public void Without_words_there_is_what_is_offered() => Assert.Equal(Offered, Find(" "));

    [Fact]
    public void Before_the_cluster_is_there_pages_and_actions_are_found() =>
        Assert.Equal(["Audit log"], CommandSearch.Find(null, Offered, Phrases, "log au").Select(c => c.Name));

    [Theory]
    [InlineData("mysql", "Who reaches db/mysql", "studio?target=db/mysql[StatefulSet]")]
    [InlineData("db/mysql", "Who reaches db/mysql", "studio?target=db/mysql[StatefulSet]")]
    [InlineData("whom mys", "Whom db/mysql reaches", "studio?target=db/mysql[StatefulSet]&show=egress")]
    [InlineData("statefulset", "Who reaches db/mysql", "studio?target=db/mysql[StatefulSet]")]
    [InlineData("namespace backend", "backend", "workloads?ns=backend")]
    [InlineData("undo", "Undo", null)]
    public void What_fits_best_comes_first(string text, string name, string? address)
    {
        var first = Find(text)[0];
        Assert.Equal((name, address), (first.Name, first.Address));
    }

    [Fact]
    public void A_policy_leads_to_its_page() =>
        Assert.Equal("policy?name=data/db", CommandSearch.Find(ExploredCluster.Small, [], Phrases, "policies data db").Single(c => c.Group == CommandGroup.Policies).Address);

    [Fact]
    public void What_nothing_fits_finds_nothing() => Assert.Empty(Find("mysql nowhere"));

    [Fact]
    public void Ten_thousand_workloads_are_searched_in_a_moment_and_some_thirty_are_shown()
    {
        var snapshot = ExploredCluster.Made(1000, workloads: 10);
        Assert.Equal(10_000, snapshot.Workloads.Length);
        CommandSearch.Find(snapshot, Offered, Phrases, "w");
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 10; i++) Assert.InRange(CommandSearch.Find(snapshot, Offered, Phrases, "ns 7").Length, 1, 32);
        TestContext.Current.TestOutputHelper?.WriteLine($"{clock.Elapsed.TotalMilliseconds / 10:0.0} ms a search");
        // Some fifteen in truth: a machine that does other things too must not fail it.
        Assert.True(clock.Elapsed.TotalMilliseconds / 10 < 250, $"{clock.Elapsed.TotalMilliseconds / 10} ms a search");
    }

    [Fact]
    public void The_last_five_come_first_and_each_once()
    {
        var recent = new RecentCommands();
        foreach (var name in new[] { "a", "b", "c", "d", "e", "b", "f" }) recent.Add(new(CommandGroup.Pages, name) { Address = name });
        Assert.Equal(["f", "b", "e", "d", "c"], recent.All.Select(c => c.Name));
    }

    [Fact]
    public void What_only_another_page_does_is_not_offered_again()
    {
        var recent = new RecentCommands();
        recent.Add(new(CommandGroup.Actions, "Redo") { Control = 1 });
        recent.Add(new(CommandGroup.Actions, "Undo") { Control = 9 });
        Assert.Equal(3, Assert.Single(recent.On(Offered)).Control);
    }

    private static ImmutableArray<Command> Find(string text) => CommandSearch.Find(ScenarioCluster.Snapshot, Offered, Phrases, text);
}
