using System.Globalization;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Tests.Applying.Plans.Random;
using PolicyStudio.Cluster.Tests.Watching;
using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Cluster.Tests.Applying.Live.Undoing;

/// <summary>
/// Random plans applied to a real API server, changed in part by somebody else, and undone: a client of its own says that each field is exactly as it
/// was before or refused by name, and that nothing else has moved.
/// </summary>
[Collection(QuietCluster.Name)]
public sealed class LiveUndoTests(QuietCluster cluster, ITestOutputHelper output)
{
    private const int LeastSteps = 3;

    // So many on one connection: the tests keep every state that they have seen.
    private const int Together = 50;

    // POLICYSTUDIO_UNDOS=1000 is the nightly setting.
    private static readonly int Undos = int.TryParse(Environment.GetEnvironmentVariable("POLICYSTUDIO_UNDOS"), CultureInfo.InvariantCulture, out var n) ? n : 30;

    private int _restored;
    private int _refused;
    private int _writes;

    [Fact]
    public async Task Undo_restores_every_field_exactly_or_refuses_it_and_leaves_all_else_alone()
    {
        var (seed, undone) = (0, 0);
        while (undone < Undos)
        {
            await using var watched = await cluster.WatchAsync();
            using var studio = new Studio(watched.Feed, cluster.Api.Kubeconfig("admin"));
            var shop = new RandomShop(cluster, watched);
            for (var i = 0; i < Together && undone < Undos; seed++)
            {
                var random = new RandomDraft(seed);
                var draft = RandomShop.Draft(random);
                if (draft.Changes.Select(c => c.Object).Distinct().Count() < LeastSteps) continue;
                try
                {
                    if (!await UndoAsync(shop, studio, watched, random, draft, seed)) continue;
                }
                catch (Exception failed) when (failed is not OperationCanceledException)
                {
                    throw new InvalidOperationException($"seed {seed}: {failed.Message}", failed);
                }
                (undone, i) = (undone + 1, i + 1);
            }
            Assert.True((await studio.Book.Audit.VerifyAsync(cancellation: TestContext.Current.CancellationToken)).IsIntact);
            Assert.Empty(await studio.Unfinished.ListAsync());
        }
        output.WriteLine($"{undone} plans undone: {_writes} writes, {_restored} fields restored, {_refused} refused");
        // Each write was stored once; dry-runs and refused ones do not count.
        Assert.Equal(_writes, ServerWrites.Asked(cluster.Api, [.. RandomShop.Namespaces]).Count(e => e.Code is 200 or 201));
        Assert.True(_restored > Undos && _refused > Undos / 4, "too little happened to prove anything");
    }

    private async Task<bool> UndoAsync(RandomShop shop, Studio studio, WatchedCluster watched, RandomDraft random, PolicyDraft draft, int seed)
    {
        await shop.OpenAsync(random);
        var before = await shop.SettledAsync();
        var plan = studio.Plan(draft) with { AcceptsBrokenLifelines = true };
        // Some of a random draft is there already, or would be refused: what is left may be too little.
        if (plan.Steps.Length < LeastSteps || !plan.Refusals.IsEmpty) return false;
        var applied = await ApplyAsync(studio, plan);
        var after = await shop.SettledAsync();
        var record = (await studio.Book.Audit.FindAsync(applied))!.Intent.Plan;
        await new Meddler(cluster.Outsider, seed).MeddleAsync(record, after);
        var found = await shop.SettledAsync();

        var expected = new UndoneCluster(record, before, after, found);
        var undo = UndoDraft.Of(record, watched.Current.Snapshot!);
        Assert.Equal(expected.Refused, undo.Conflicts.Length);
        var back = studio.Plan(undo.Draft) with { AcceptsBrokenLifelines = true };
        Assert.Equal(("", expected.Restored > 0), (string.Join("; ", back.Refusals), !back.Steps.IsEmpty));
        if (!back.Steps.IsEmpty) await ApplyAsync(studio, back, applied);
        var difference = expected.Difference(await shop.SettledAsync());
        Assert.True(difference is null, difference);
        (_restored, _refused) = (_restored + expected.Restored, _refused + expected.Refused);
        return true;
    }

    private async Task<long> ApplyAsync(Studio studio, ChangePlan plan, long? undoes = null)
    {
        var result = await studio.ApplyAsync(plan, undoes: undoes);
        Assert.True(result.Outcome == ApplyOutcome.ConfigurationMatches, $"{result.Outcome}: {string.Join("; ", result.Details.Prepend(result.Message))}");
        _writes += plan.Writes.Count();
        return result.Entry!.Value;
    }
}
