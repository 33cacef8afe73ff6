using System.Collections.Concurrent;
using PolicyStudio.Cluster.Manifests.Projecting;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>Reads batches of items on all cores, and hands the items on in their order.</summary>
internal sealed class BatchReading(bool arePods)
{
    // One thread uses a projector and its pool at a time, and few are ever made.
    private readonly ConcurrentBag<(PodProjector Projector, ValuePool Pool)> _own = [];

    public IEnumerable<ReadDocument> Documents(IEnumerable<ItemBatch> batches) => ReadAhead.InOrder(batches, Read).SelectMany(d => d);

    private List<ReadDocument> Read(ItemBatch batch)
    {
        if (!_own.TryTake(out var own)) own = new ValuePool() is var pool ? (new(pool), pool) : default;
        var documents = batch.Read(arePods, own.Projector, own.Pool);
        _own.Add(own);
        return documents;
    }
}
