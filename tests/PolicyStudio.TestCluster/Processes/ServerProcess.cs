using System.Collections.Concurrent;
using System.Diagnostics;

namespace PolicyStudio.TestCluster.Processes;

/// <summary>One server of the cluster, writing its output to a file. It is killed when disposed, and by the kernel when the tests die.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    // The kernel counts the thread that started a process as its parent. A thread of the pool may end long before the tests do, and
    // would take the servers with it: all are started by one thread that never ends.
    private static readonly Lazy<BlockingCollection<Action>> Starts = new(StartThread);

    private readonly Process _process;
    private readonly string _log;

    private ServerProcess(Process process, string log) => (_process, _log) = (process, log);

    /// <summary>Starts a binary of the envtest folder.</summary>
    public static async Task<ServerProcess> StartAsync(string binary, IEnumerable<string> flags, string log)
    {
        var path = EnvtestFolder.PathOf(binary);
        // The shell sends the output to the file and becomes the server: the process id stays the same.
        var dieWithParent = File.Exists("/usr/bin/setpriv") ? "/usr/bin/setpriv --pdeathsig KILL -- " : "";
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec {dieWithParent}\"$0\" \"$@\" >>\"$POLICYSTUDIO_LOG\" 2>&1 </dev/null", path, .. flags])
        {
            Environment = { ["POLICYSTUDIO_LOG"] = log },
        };
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Starts.Value.Add(() =>
        {
            try { started.SetResult(Process.Start(start)!); }
            catch (Exception e) { started.SetException(e); }
        });
        return new(await started.Task, log);
    }

    /// <summary>Throws with the end of its output when the process has ended by itself.</summary>
    public void ThrowIfEnded()
    {
        if (!_process.HasExited) return;
        var tail = string.Join('\n', File.ReadLines(_log).TakeLast(12));
        throw new InvalidOperationException($"{Path.GetFileNameWithoutExtension(_log)} ended with {_process.ExitCode}:\n{tail}");
    }

    /// <summary>Kills it (SIGKILL) and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static BlockingCollection<Action> StartThread()
    {
        var queue = new BlockingCollection<Action>();
        var thread = new Thread(() => { foreach (var start in queue.GetConsumingEnumerable()) start(); })
        {
            IsBackground = true,
            Name = "test servers",
        };
        thread.Start();
        return queue;
    }
}
