using System.Diagnostics;
using System.Globalization;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Benchmarks.Studio;

/// <summary>The managed heap of a studio in a process of its own, as that process says it after a full collection.</summary>
internal sealed class ManagedHeap
{
    private const string Hooks = "DOTNET_STARTUP_HOOKS";
    private const string Said = "heap ";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PoolsKeep = TimeSpan.FromSeconds(61);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(50);

    private readonly StudioHost _studio;

    private ManagedHeap(StudioHost studio) => _studio = studio;

    /// <summary>Starts a studio that can be asked.</summary>
    /// <param name="arguments">Its command line.</param>
    public static async Task<(StudioHost Studio, ManagedHeap Heap)> StartAsync(params string[] arguments)
    {
        Environment.SetEnvironmentVariable(Hooks, typeof(ManagedHeap).Assembly.Location);
        try
        {
            var studio = await StudioHost.StartAsync(arguments);
            return (studio, new(studio));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Hooks, null);
        }
    }

    /// <summary>
    /// How many bytes are in use when nothing is done: after the minute for which the runtime's shared pools keep what they lent, some ten
    /// megabytes of arrays that belong to nobody.
    /// </summary>
    /// <exception cref="TimeoutException">It does not say.</exception>
    public async Task<long> UsedAsync(CancellationToken stop)
    {
        // A collection marks what lies in the pools, the next one after a minute lets it go.
        await CollectAsync(stop);
        await Task.Delay(PoolsKeep, stop);
        await CollectAsync(stop);
        return await CollectAsync(stop);
    }

    private async Task<long> CollectAsync(CancellationToken stop)
    {
        var before = Lines().Count;
        using (var kill = Process.Start("kill", ["-CONT", _studio.ProcessId.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(stop);
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Limit; await Task.Delay(PollEvery, stop))
            if (Lines() is var lines && lines.Count > before) return long.Parse(lines[^1][Said.Length..], CultureInfo.InvariantCulture);
        throw new TimeoutException("the studio does not say how large its heap is");
    }

    private List<string> Lines() => [.. _studio.Output.Split('\n').Where(l => l.StartsWith(Said, StringComparison.Ordinal))];
}
