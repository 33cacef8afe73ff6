using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using PolicyStudio.Cluster.Tests.Watching.Faults;

namespace PolicyStudio.Cluster.Tests.Auditing.Kills;

/// <summary>The process that applies, and the proxy that kills it with SIGKILL at a point.</summary>
internal sealed class KilledProcess(FaultyProxy proxy, KillPoint point, int seed, params string[] namespaces)
{
    private static readonly string Applier =
        typeof(KilledProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == nameof(Applier)).Value!;

    private readonly TaskCompletionSource _killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;
    private int _requests;

    /// <summary>Runs it until it dies; fails when it ends by itself.</summary>
    public async Task RunAsync(params string[] arguments)
    {
        proxy.Handle = HandleAsync;
        proxy.Pass = PassAsync;
        _process = Start(arguments);
        var output = _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        (proxy.Handle, proxy.Pass) = ((_, forward) => forward(), (_, bytes) => ValueTask.FromResult(bytes));
        Assert.True(_killed.Task.IsCompleted, $"it ended by itself after {_requests} requests: {await output}");
        Assert.Equal(128 + 9, _process.ExitCode);
        _process.Dispose();
    }

    /// <summary>Runs one that nobody kills, and returns what it says.</summary>
    public static async Task<string> SayAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await output).Trim();
    }

    private static Process Start(string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Applier, .. arguments]) { RedirectStandardOutput = true })!;

    // Lists and watches are about the whole cluster; what the plan is about is asked for by name.
    private bool IsAboutThePlan(HttpContext context) =>
        context.Request.Path.Value!.EndsWith("accessreviews", StringComparison.Ordinal)
        || namespaces.Any(n => context.Request.Path.Value.Contains($"/namespaces/{n}", StringComparison.Ordinal));

    private async Task HandleAsync(HttpContext context, Func<Task> forward)
    {
        var isThePoint = IsAboutThePlan(context) && Interlocked.Increment(ref _requests) == point.Request;
        if (!isThePoint)
        {
            await forward();
            return;
        }
        context.Items[this] = point;
        switch (point.Moment)
        {
            case KillMoment.Before:
                Kill();
                break;
            case KillMoment.During:
                var forwarding = forward();
                Kill();
                await forwarding;
                break;
            case KillMoment.After:
                await forward();
                break;
            default:
                await forward();
                // The process goes on meanwhile: to the journal, to the next request, or to a rollout.
                await Task.Delay(new Random(seed).Next(40));
                Kill();
                break;
        }
    }

    private ValueTask<ReadOnlyMemory<byte>> PassAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        if (point.Moment == KillMoment.After && context.Items.ContainsKey(this)) Kill();
        return ValueTask.FromResult(bytes);
    }

    private void Kill()
    {
        if (_killed.TrySetResult()) _process!.Kill();
    }
}
