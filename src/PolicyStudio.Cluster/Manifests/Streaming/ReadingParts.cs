using System.Collections.Concurrent;
using PolicyStudio.Cluster.Manifests.Projecting;
using PolicyStudio.Cluster.Manifests.Projecting.Parts;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>What all sources of one reading use again and again, so that little is made anew; for any thread.</summary>
internal sealed class ReadingParts
{
    private readonly ConcurrentBag<ObjectProjector> _projectors = [];
    private readonly ConcurrentBag<byte[]> _buffers = [];

    /// <summary>What the objects have in common.</summary>
    public ValuePool Values { get; } = new();

    /// <summary>A projector that nobody else uses until it is given back.</summary>
    public ObjectProjector TakeProjector() => _projectors.TryTake(out var projector) ? projector : new(Values);

    /// <summary>Gives a projector back.</summary>
    public void Give(ObjectProjector projector) => _projectors.Add(projector);

    /// <summary>A buffer that somebody has given back, or null.</summary>
    public byte[]? TakeBuffer() => _buffers.TryTake(out var buffer) ? buffer : null;

    /// <summary>Gives a buffer back.</summary>
    public void Give(byte[] buffer) => _buffers.Add(buffer);
}
