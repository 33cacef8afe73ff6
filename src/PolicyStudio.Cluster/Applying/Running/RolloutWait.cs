using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Running;

/// <summary>Waits for a rollout by watching the feed: the controller's own numbers, as <c>kubectl rollout status</c> reads them.</summary>
internal sealed class RolloutWait(IClusterFeed feed, TimeSpan timeout, TimeProvider time)
{
    /// <summary>Returns null when the rollout has ended, otherwise why it has not.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<string?> WaitAsync(RolloutStep step, Action<string> report, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        using var subscription = feed.Subscribe();
        var (begun, detail) = (false, "waiting for the controller");
        try
        {
            await foreach (var state in subscription.States(either.Token))
            {
                if (state.Snapshot is not { } snapshot) continue;
                if (snapshot.FindController(step.Controller) is not { } controller) return $"{step.Controller} is gone";
                // The watch may not have delivered the write yet. Once it has, another template is somebody else's.
                if (!step.IsOf(controller.Template.Labels))
                {
                    if (begun) return $"the template of {step.Controller} was changed again by somebody else";
                    continue;
                }
                begun = true;
                if (controller.Rollout.IsComplete) return null;
                report(detail = Detail(controller.Rollout, state.Connection));
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return $"the rollout did not end within {timeout}: {detail}";
        }
        return "the feed has ended";
    }

    private static string Detail(Rollout rollout, Connection connection)
    {
        var lost = connection.Phase == ConnectionPhase.Stale ? " (the connection is lost; as last seen)" : "";
        if (rollout.Follow == RolloutFollow.Paused) return "the Deployment is paused" + lost;
        if (!rollout.IsObserved) return "waiting for the controller to see the new template" + lost;
        return (rollout.Updated < rollout.Desired ? $"{rollout.Updated} of {rollout.Desired} pods updated"
            : rollout.Total > rollout.Updated ? $"{rollout.Total - rollout.Updated} old pods still there"
            : $"{rollout.Available} of {rollout.Desired} pods available") + lost;
    }
}
