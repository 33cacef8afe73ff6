namespace PolicyStudio.Cluster.Watching.Live;

/// <summary>Tells the loops that wait out a failure that one of them has got through: an outage ends for all kinds together.</summary>
internal sealed class Recovery
{
    private TaskCompletionSource _next = New();

    /// <summary>A loop that had failed has got through.</summary>
    public void Announce() => Interlocked.Exchange(ref _next, New()).SetResult();

    /// <summary>Waits; the next announcement ends a pause that allows it.</summary>
    public async Task WaitAsync(Pause pause, TimeProvider time, CancellationToken stop)
    {
        if (pause.Length == TimeSpan.Zero) return;
        if (!pause.EndsWithRecovery)
        {
            await Task.Delay(pause.Length, time, stop);
            return;
        }
        try
        {
            await Volatile.Read(ref _next).Task.WaitAsync(pause.Length, time, stop);
        }
        catch (TimeoutException)
        {
            // Nobody got through meanwhile.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>How long to wait before the next attempt.</summary>
/// <param name="Length">The time.</param>
/// <param name="EndsWithRecovery">Whether another loop's success ends it: not where the server asked to be left alone.</param>
internal readonly record struct Pause(TimeSpan Length, bool EndsWithRecovery = false);
