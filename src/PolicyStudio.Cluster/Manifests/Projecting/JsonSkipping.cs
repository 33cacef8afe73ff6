namespace PolicyStudio.Cluster.Manifests.Projecting;

/// <summary>Skips values nobody reads, and still takes nothing that a parser would refuse.</summary>
internal static class JsonSkipping
{
    /// <summary>Moves behind a value.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="places">Its index.</param>
    /// <param name="at">The place of the index at which the value begins, and then the one behind it.</param>
    /// <param name="maxDepth">How deep collections may be nested in it, at most 64.</param>
    /// <returns>False where it is no JSON, or nested deeper.</returns>
    public static bool TrySkip(ReadOnlySpan<byte> utf8, ReadOnlySpan<int> places, ref int at, int maxDepth)
    {
        // A bit for each open collection, set where it is an object; the last one is the innermost.
        var (objects, depth) = (0UL, 0);
    Value:
        if ((uint)at >= (uint)places.Length) return false;
        switch (utf8[places[at]])
        {
            case (byte)'"':
                at += 2;
                break;
            case (byte)'{':
                if (++depth > maxDepth || (uint)++at >= (uint)places.Length) return false;
                objects = objects << 1 | 1;
                if (utf8[places[at]] == (byte)'}') break;
                goto Name;
            case (byte)'[':
                if (++depth > maxDepth || (uint)++at >= (uint)places.Length) return false;
                objects <<= 1;
                if (utf8[places[at]] == (byte)']') break;
                goto Value;
            default:
                if (!JsonScalars.IsWhole(utf8[places[at++]..])) return false;
                break;
        }
        while (depth > 0)
        {
            if ((uint)at >= (uint)places.Length) return false;
            var isObject = (objects & 1) != 0;
            var next = utf8[places[at++]];
            if (next == (byte)',')
            {
                if (isObject) goto Name;
                goto Value;
            }
            if (next != (isObject ? (byte)'}' : (byte)']')) return false;
            objects >>= 1;
            depth--;
        }
        return true;
    Name:
        if (at + 2 >= places.Length || utf8[places[at]] != (byte)'"' || utf8[places[at + 2]] != (byte)':') return false;
        at += 3;
        goto Value;
    }
}
