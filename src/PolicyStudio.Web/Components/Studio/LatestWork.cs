using System.Collections.Immutable;

namespace PolicyStudio.Web.Components.Studio;

/// <summary>Work of a component off the page's thread, of which only the newest counts: what was begun before is given up.</summary>
internal sealed class LatestWork : IDisposable
{
    private CancellationTokenSource _work = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        _work.Cancel();
        _work.Dispose();
    }

    /// <summary>Works something out; null where newer work has begun, or the component has gone, before it was done.</summary>
    public async Task<ImmutableArray<T>?> RunAsync<T>(Func<CancellationToken, ImmutableArray<T>> work)
    {
        Dispose();
        _work = new();
        var cancellation = _work.Token;
        try
        {
            var found = await Task.Run(() => work(cancellation), cancellation);
            return cancellation.IsCancellationRequested ? null : found;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
