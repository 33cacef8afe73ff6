using System.Collections.Concurrent;

namespace PolicyStudio.Cluster.Tests.Watching.Faults;

/// <summary>Fails a test when some task failed and nobody looked.</summary>
internal sealed class UnobservedExceptions : IDisposable
{
    private readonly ConcurrentQueue<Exception> _seen = new();

    public UnobservedExceptions() => TaskScheduler.UnobservedTaskException += Note;

    public void Dispose()
    {
        // The runtime tells of such a task when it collects it.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= Note;
        // Only the product's: the proxy cuts its own connections on purpose.
        Assert.DoesNotContain(_seen, e => e.ToString().Contains("PolicyStudio.Cluster.Watching", StringComparison.Ordinal));
    }

    private void Note(object? sender, UnobservedTaskExceptionEventArgs e) => _seen.Enqueue(e.Exception);
}
