using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Running;
using PolicyStudio.Cluster.Watching;

namespace PolicyStudio.Cluster.Auditing.Journal;

/// <summary>
/// Does what the journal still owes: reads interrupted plans back, and undoes provisional changes that nobody has confirmed in time. Once the cluster
/// is live, and again and again, since another process may end in the midst of a plan, and an API server that did not answer comes back.
/// </summary>
internal sealed class JournalUpkeep(
    UnfinishedPlans plans, ProvisionalChanges provisional, IClusterFeed feed, TimeProvider time, ILogger<JournalUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (feed.Current.Connection.Phase is ConnectionPhase.Live or ConnectionPhase.Demo) await KeepUpAsync(stoppingToken);
            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task KeepUpAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var result in await plans.RecoverAsync(stoppingToken))
                Log.PlanRecovered(logger, result.Outcome == ApplyOutcome.Unknown ? LogLevel.Debug : LogLevel.Warning, result.Message);
            foreach (var result in await provisional.UndoDueAsync(stoppingToken))
                Log.ProvisionalUndone(logger, result.Outcome == ApplyOutcome.ConfigurationMatches ? LogLevel.Information : LogLevel.Warning, result.Message);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { /* the process ends */ }
        catch (Exception failed)
        {
            // Of whatever sort: the next time may do better, and the studio must not end over it.
            Log.JournalFailed(logger, failed.Message);
        }
    }
}
