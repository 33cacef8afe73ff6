using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Running;
using PolicyStudio.Cluster.Watching;

namespace PolicyStudio.Cluster.Auditing.Journal;

/// <summary>
/// Reads interrupted plans back: once the cluster is live, and again and again, since another process may end in the midst of one, and an API
/// server that did not answer comes back.
/// </summary>
internal sealed class PlanRecovery(UnfinishedPlans plans, IClusterFeed feed, TimeProvider time, ILogger<PlanRecovery> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (feed.Current.Connection.Phase is ConnectionPhase.Live or ConnectionPhase.Demo) await RecoverAsync(stoppingToken);
            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RecoverAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var result in await plans.RecoverAsync(stoppingToken))
                Log.PlanRecovered(logger, result.Outcome == ApplyOutcome.Unknown ? LogLevel.Debug : LogLevel.Warning, result.Message);
        }
        catch (JournalException failed)
        {
            Log.JournalFailed(logger, failed.Message);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { /* the process ends */ }
    }
}
