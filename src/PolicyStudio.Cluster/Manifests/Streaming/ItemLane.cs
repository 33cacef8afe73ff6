using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>
/// Cuts the items of a list out of a window, many at a time. It takes objects with commas between them; before anything else it stops, and
/// token by token it is found out what that is.
/// </summary>
internal sealed class ItemLane(ByteWindow window, ReadingParts parts)
{
    // A larger object may have more nodes than are allowed, and is read token by token.
    private const int MaxItem = 2 * DocumentLimits.MaxNodes;

    // Enough for most parts.
    private const int LikelyItems = 128;

    /// <summary>How many items have been cut out.</summary>
    public long Count { get; private set; }

    /// <summary>The items, until they end or the lane does.</summary>
    public IEnumerable<ItemBatch> Batches()
    {
        while (Next() is { } batch) yield return batch;
    }

    private ItemBatch? Next()
    {
        while (!window.IsLast && window.Span.Length < ByteWindow.Part / 2) window.Fill();
        while (true)
        {
            var items = Cut(window.Span);
            if (items.Count > 0)
            {
                Count += items.Count;
                return new(window.Take(items[^1].End.Value, parts.TakeBuffer()), items);
            }
            if (window.Span.Length > MaxItem + ByteWindow.Part || !window.Fill()) return null;
        }
    }

    private List<Range> Cut(ReadOnlySpan<byte> bytes)
    {
        var (items, at) = (new List<Range>(LikelyItems), 0);
        while (at < ByteWindow.Part)
        {
            var start = SkipBlank(bytes, at);
            if (Count + items.Count > 0)
            {
                if (start == bytes.Length || bytes[start] != (byte)',') break;
                start = SkipBlank(bytes, start + 1);
            }
            if (start == bytes.Length || bytes[start] != (byte)'{') break;
            var length = ItemScanner.LengthOf(bytes[start..]);
            if (length is < 0 or > MaxItem) break;
            at = start + length;
            items.Add(start..at);
        }
        return items;
    }

    private static int SkipBlank(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
        return at;
    }
}
