using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Tests.Watching;

namespace PolicyStudio.Cluster.Tests.Applying.Live;

/// <summary>
/// An object is deleted and made anew under its name, the same in everything but its uid: it is another object, which nobody has previewed. For every
/// sort of object that a plan writes, at every moment.
/// </summary>
[Collection(QuietCluster.Name)]
public sealed class MadeAnewTests(QuietCluster cluster)
{
    [Theory]
    [InlineData("Namespace")]
    [InlineData("Deployment")]
    [InlineData("Pod")]
    [InlineData("edited")]
    [InlineData("deleted")]
    public async Task An_object_that_was_made_anew_is_not_written(string what)
    {
        await using var watched = await cluster.WatchAsync();
        await AfterThePreviewAsync(watched, what, isSeen: false);
        await AfterThePreviewAsync(watched, what, isSeen: true);
        await BetweenStepsAsync(watched, what);
    }

    private async Task AfterThePreviewAsync(WatchedCluster watched, string what, bool isSeen)
    {
        await using var shop = await Shop.OpenAsync(cluster, watched);
        using var studio = new Studio(watched.Feed, cluster.Api.Kubeconfig("admin"));
        var plan = studio.Plan(shop.Draft());
        var (uid, made) = await MakeAnewAsync(shop, what);
        // The watch tells of it sooner or later; the server knows at once.
        if (isSeen) await watched.UntilAsync(s => UidOf(s.Snapshot!, plan, shop, what) == made);
        var result = await studio.ApplyAsync(plan);

        Assert.Equal((ApplyOutcome.Stale, false), (result.Outcome, result.HasWritten));
        // Where the watch is still between the two, it says what it has seen of them.
        string[] words = isSeen ? ["was deleted and made anew"] : ["was deleted and made anew", "has been deleted", "is not there", "is gone"];
        Assert.Contains(result.Details, d => words.Any(w => d.Contains(w, StringComparison.Ordinal)));
        Assert.Equal(Shop.Before, await shop.ReadAsync());
        Assert.Empty(await studio.Unfinished.ListAsync());
        Assert.Null(result.Entry);
        Assert.NotEqual(uid, made);
    }

    private async Task BetweenStepsAsync(WatchedCluster watched, string what)
    {
        await using var shop = await Shop.OpenAsync(cluster, watched);
        using var studio = new Studio(watched.Feed, cluster.Api.Kubeconfig("admin"));
        var plan = studio.Plan(shop.Draft());
        var result = await studio.ApplyAsync(plan, async step =>
        {
            if (step is { Status: StepStatus.Running, Detail: "" } && IsOf(step.Step, shop, what)) await MakeAnewAsync(shop, what);
        });

        var at = result.Steps.Single(s => IsOf(s.Step, shop, what)).Index;
        Assert.Equal(ApplyOutcome.Stale, result.Outcome);
        Assert.Contains("was deleted and made anew", result.Steps[at].Detail, StringComparison.Ordinal);
        Assert.Equal(result.Steps.Select(s => s.Index < at ? StepStatus.Done : s.Index == at ? StepStatus.Failed : StepStatus.NotReached), result.Steps.Select(s => s.Status));
        Assert.Equal(shop.Expected(result.Steps), await shop.ReadAsync());
        var entry = (await studio.Book.Audit.FindAsync(result.Entry!.Value))!;
        Assert.Equal((ApplyOutcome.Stale, result.Message), (entry.Outcome, entry.Message));
        Assert.Empty(await studio.Unfinished.ListAsync());
    }

    private static bool IsOf(PlanStep step, Shop shop, string what) => shop.IndexOf(step) is var at and >= 0 && shop.Objects[at].What == what;

    private async Task<(string Was, string Is)> MakeAnewAsync(Shop shop, string what)
    {
        var path = shop.Objects.Single(o => o.What == what).Path;
        var was = await UidAsync(path);
        await cluster.Outsider.MakeAnewAsync(path);
        return (was, await UidAsync(path));
    }

    private async Task<string> UidAsync(string path) => (string)(await cluster.Outsider.GetAsync(path))!["metadata"]!["uid"]!;

    private static string? UidOf(Engine.Snapshots.ClusterSnapshot snapshot, ChangePlan plan, Shop shop, string what) =>
        snapshot.VersionOf(plan.Writes.Single(w => IsOf(w, shop, what)).Object)?.Uid;
}
