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
        ImmutableArray<string> differences = [];
        try
        {
            await foreach (var state in subscription.States(either.Token))
            {
                if (state.Snapshot is not { } reached) continue;
                differences = differs(reached);
                if (differences.IsEmpty) return run.End(ApplyOutcome.ConfigurationMatches, "configuration matches");
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Late: what the last snapshot showed is the answer.
        }
        return run.End(ApplyOutcome.ConfigurationDiffers, "every step is written, and the cluster shows something else than was predicted", differences);
    }
}
