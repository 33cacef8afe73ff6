using System.Collections.Immutable;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Running;

/// <summary>
/// Waits for the watch to show what was written. The screen tells the cluster's truth: an apply has ended when the watch shows its result, not
/// when the last write was accepted.
/// </summary>
internal sealed class Settling(IClusterFeed feed, ChangeOptions options, TimeProvider time)
{
    /// <summary>Ends an apply whose steps are all done.</summary>
    /// <param name="differs">Where a snapshot differs from what was predicted.</param>
    /// <param name="run">Where the steps stand.</param>
    /// <param name="cancellation">The person does not want to wait.</param>
    public async Task<ApplyResult> EndAsync(Func<ClusterSnapshot, ImmutableArray<string>> differs, ApplyRun run, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(options.SettleTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        using var subscription = feed.Subscribe();
        // Null until there is something to compare: nothing seen is no match.
        ImmutableArray<string>? differences = null;
        try
        {
            await foreach (var state in subscription.States(either.Token))
            {
                if (state.Snapshot is { } reached && (differences = differs(reached)) is { IsEmpty: true }) break;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Late: what the cluster shows now is the answer, also where it came while an earlier state was being compared.
            if (feed.Current.Snapshot is { } last) differences = differs(last);
        }
        return differences is { IsEmpty: true }
            ? run.End(ApplyOutcome.ConfigurationMatches, "configuration matches")
            : run.End(ApplyOutcome.ConfigurationDiffers, "every step is written, and the cluster shows something else than was predicted", differences ?? []);
    }
}
