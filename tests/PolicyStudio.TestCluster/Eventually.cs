using System.Diagnostics;

namespace PolicyStudio.TestCluster;

/// <summary>Waits for conditions, instead of sleeping and hoping.</summary>
public static class Eventually
{
    /// <summary>Waits until the condition holds.</summary>
    /// <param name="what">What is waited for, for the message.</param>
    /// <param name="condition">Asked every 50 ms.</param>
    /// <param name="seconds">How long to wait.</param>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public static Task HoldsAsync(string what, Func<bool> condition, double seconds = 20) =>
        HoldsAsync(what, () => Task.FromResult(condition()), seconds);

    /// <inheritdoc cref="HoldsAsync(string, Func{bool}, double)"/>
    public static async Task HoldsAsync(string what, Func<Task<bool>> condition, double seconds = 20)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started).TotalSeconds > seconds) throw new TimeoutException($"Not within {seconds} s: {what}");
            await Task.Delay(50);
        }
    }
}
