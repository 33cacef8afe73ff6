using System.Collections.Concurrent;
using PolicyStudio.Cluster.Manifests.Projecting;
using PolicyStudio.Cluster.Manifests.Projecting.Parts;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>Reads batches of items on all cores, and hands the items on in their order.</summary>
/// <param name="kind">What the list says they are.</param>
/// <param name="pool">What all objects have in common.</param>
internal sealed class BatchReading(ObjectKind kind, ValuePool pool)
{
    // One thread uses a projector at a time, and few are ever made.
    private readonly ConcurrentBag<ObjectProjector> _projectors = [];

    public IEnumerable<ReadDocument> Documents(IEnumerable<ItemBatch> batches) => ReadAhead.InOrder(batches, Read).SelectMany(d => d);

    private List<ReadDocument> Read(ItemBatch batch)
    {
        if (!_projectors.TryTake(out var projector)) projector = new(pool);
        var documents = batch.Read(kind, projector, pool);
        _projectors.Add(projector);
        return documents;
    }
}
