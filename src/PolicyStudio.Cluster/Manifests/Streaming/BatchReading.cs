using System.Collections.Concurrent;
using PolicyStudio.Cluster.Manifests.Projecting;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>Reads batches of items on all cores, a few ahead of whoever takes them, and hands the items on in their order.</summary>
internal sealed class BatchReading(ItemLane lane, bool arePods)
{
    // Enough that no core waits, and so few that what is at hand stays small.
    private static readonly int Ahead = Environment.ProcessorCount + 1;

    // One thread uses a projector at a time, and few are ever made.
    private readonly ConcurrentBag<PodProjector> _projectors = [];

    public IEnumerable<ReadDocument> Documents()
    {
        var reading = new Queue<Task<List<ReadDocument>>>();
        while (true)
        {
            while (reading.Count < Ahead && lane.Next() is { } batch) reading.Enqueue(Task.Run(() => Read(batch)));
            if (!reading.TryDequeue(out var next)) yield break;
            foreach (var document in next.GetAwaiter().GetResult())
                yield return document;
        }
    }

    private List<ReadDocument> Read(ItemBatch batch)
    {
        if (!_projectors.TryTake(out var projector)) projector = new(new ValuePool());
        var documents = batch.Read(arePods, projector);
        _projectors.Add(projector);
        return documents;
    }
}
