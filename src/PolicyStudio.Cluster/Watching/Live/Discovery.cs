using PolicyStudio.Cluster.Watching.Folding;

namespace PolicyStudio.Cluster.Watching.Live;

/// <summary>What the server serves, as it was last read: the kinds of add-ons are asked for only where it serves their groups.</summary>
internal sealed class Discovery
{
    private readonly TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ServedApis _served = ServedApis.Unknown;

    /// <summary>What is served, once it has been asked for; unknown where that has never worked.</summary>
    public async Task<ServedApis> ServedAsync(CancellationToken stop)
    {
        await _tried.Task.WaitAsync(stop);
        return Volatile.Read(ref _served);
    }

    /// <summary>The server has said what it serves; whether that is news.</summary>
    public bool Set(ServedApis served)
    {
        var before = Interlocked.Exchange(ref _served, served);
        _tried.TrySetResult();
        return before != served;
    }

    /// <summary>It has been asked in vain: what was known before stays.</summary>
    public void Fail() => _tried.TrySetResult();
}
