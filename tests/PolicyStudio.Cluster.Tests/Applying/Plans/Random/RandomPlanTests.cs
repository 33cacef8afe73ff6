using System.Collections.Concurrent;
using System.Globalization;
using PolicyStudio.Cluster.Applying.Ordering;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Steps;

namespace PolicyStudio.Cluster.Tests.Applying.Plans.Random;

/// <summary>Random drafts: every prefix of every plan is judged by the plain evaluator, which knows nothing of the planner or of the engine.</summary>
public sealed class RandomPlanTests(ITestOutputHelper output)
{
    // POLICYSTUDIO_RANDOM_DRAFTS=10000 is the nightly setting.
    private static readonly int Drafts = int.TryParse(Environment.GetEnvironmentVariable("POLICYSTUDIO_RANDOM_DRAFTS"), CultureInfo.InvariantCulture, out var n) ? n : 300;

    // Every order of so many moves is tried, where the planner says that none is clean.
    private const int MostMovesPermuted = 4;

    [Fact]
    public void On_the_way_nothing_is_otherwise_than_before_or_after_unless_the_plan_says_so()
    {
        var wrong = new ConcurrentQueue<string>();
        var counts = new ConcurrentDictionary<string, int>();
        Parallel.For(0, Drafts, seed => Judge(seed, wrong, what => counts.AddOrUpdate(what, 1, (_, n) => n + 1)));

        output.WriteLine(string.Join("; ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}: {c.Value}")));
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Order()));
        // A run in which little happens would prove little.
        Assert.True(counts["changes a connection"] > Drafts / 4, "few drafts change anything");
        Assert.True(counts["clean, and the draft's own order is not"] > Drafts / 100, "few drafts hang on the order");
        Assert.True(counts["no clean order"] > Drafts / 200, "few drafts have no clean order");
        Assert.True(counts["with a rollout"] > Drafts / 10, "few drafts have a rollout");
    }

    private static void Judge(int seed, ConcurrentQueue<string> wrong, Action<string> count)
    {
        var random = new RandomDraft(seed);
        var plan = ChangePlanner.Plan(random.Draft, random.Snapshot, 1);
        count(plan.Draft.IsEmpty ? "empty" : !plan.Refusals.IsEmpty ? "refused" : "planned");
        if (plan.Steps.Length == 0 || !plan.Refusals.IsEmpty) return;
        var stages = Stages(random, plan.Steps);
        if (PlainOrder.Differ(stages[0], stages[^1])) count("changes a connection");
        if (plan.Steps.Any(s => s is RolloutStep)) count("with a rollout");
        var flicker = PlainOrder.FirstFlicker(stages);
        if (plan.Flickers.IsEmpty)
        {
            if (flicker is not null) wrong.Enqueue($"{seed}: the plan says nothing, and {flicker}");
            else if (PlainOrder.FirstFlicker(Stages(random, PlanMoves.Of(plan.Draft, random.Snapshot).Reverse().SelectMany(m => m.Steps))) is not null) count("clean, and the draft's own order is not");
            return;
        }
        count("no clean order");
        var moves = PlanMoves.Of(plan.Draft, random.Snapshot);
        if (moves.Length > MostMovesPermuted) return;
        foreach (var order in Permutations([.. moves]))
            if (PlainOrder.FirstFlicker(Stages(random, order.SelectMany(m => m.Steps))) is null)
                wrong.Enqueue($"{seed}: the plan says that no order is clean, and this one is: {string.Join(", then ", order.Select(m => m.Summary))}; it says {plan.Flickers[0]}");
    }

    private static List<PlainStage> Stages(RandomDraft random, IEnumerable<PlanStep> steps)
    {
        List<PlainStage> stages = [random.Start];
        foreach (var step in steps) stages.Add(stages[^1].After(step, random.DocumentOf));
        return stages;
    }

    private static IEnumerable<List<PlanMove>> Permutations(List<PlanMove> moves) => moves.Count == 0 ? [[]]
        : moves.SelectMany((move, i) => Permutations([.. moves.Where((_, at) => at != i)]).Select(rest => rest.Prepend(move).ToList()));
}
