using System.Text.Json;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Projecting;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>Neighbouring items of a list, with the bytes to themselves: read on any thread, while the next ones are fetched.</summary>
/// <param name="part">The bytes.</param>
/// <param name="items">Where in them the items stand, in order.</param>
internal sealed class ItemBatch(WindowPart part, List<Range> items)
{
    private static readonly byte[] OwnedFields = "fieldsV1"u8.ToArray();

    /// <summary>Reads the items; the last one may be an error that ends the whole list, because it is not JSON. Call it once.</summary>
    /// <param name="kind">What the list says they are.</param>
    /// <param name="parts">What is used for it; the bytes' buffer goes there too.</param>
    public List<ReadDocument> Read(ObjectKind kind, ReadingParts parts)
    {
        var projector = parts.TakeProjector();
        Func<ReadOnlySpan<byte>, string> texts = parts.Values.Text;
        var documents = new List<ReadDocument>(items.Count);
        var ((line, column), byteColumn, at) = (part.Place, part.ByteColumn, 0);
        var all = part.Buffer.AsSpan(part.Start);
        foreach (var item in items)
        {
            Move(all[at..item.Start.Value], part.IsPlain, ref line, ref column, ref byteColumn);
            var bytes = all[item];
            var document = Straight(bytes, line, column, kind, projector) ?? ReadNode(bytes, line, column, byteColumn, texts);
            documents.Add(document);
            if (document.EndsList) break;
            Move(bytes, part.IsPlain, ref line, ref column, ref byteColumn);
            at = item.End.Value;
        }
        parts.Give(projector);
        parts.Give(part.Buffer);
        return documents;
    }

    private static ReadDocument? Straight(ReadOnlySpan<byte> bytes, int line, int column, ObjectKind kind, ObjectProjector projector)
    {
        if (projector.TryReadPod(bytes, kind, out var pod)) return new(pod.Pod ?? (object)new ObjectReference("Pod", pod.Namespace, pod.Name), line, column);
        if (projector.ReadOther(bytes, kind) is not { } other) return null;
        var name = new PlaceCursor(line, column);
        if (other is NetworkPolicy) name.MoveTo(bytes, projector.PolicyNameAt);
        return new(other, line, column) { NamePlace = (name.Line, name.Column) };
    }

    private static ReadDocument ReadNode(ReadOnlySpan<byte> bytes, int line, int column, int byteColumn, Func<ReadOnlySpan<byte>, string> texts)
    {
        try
        {
            ItemTokens.RequireJson(bytes);
            // Much of an object is who wrote which field of it; half a character there is an error all the same.
            var hollow = MayHaveHalfSurrogate(bytes) ? null : OwnedFields;
            return new(JsonNodes.ReadPlaced(bytes, line, column, new JsonNodeReader(new()) { Hollow = hollow, Texts = texts }), null);
        }
        catch (JsonException e)
        {
            var (lines, inLine) = ItemTokens.PlaceOf(e);
            return new(JsonNodes.Refusal(e, line + lines, lines == 0 ? byteColumn + inLine + 1 : inLine + 1)) { EndsList = true };
        }
        // An item that was understood and refused; the next one is read as if it were not there.
        catch (ManifestSyntaxException e)
        {
            return new(e);
        }
    }

    // Whether a text may be half of a character, so that it cannot be read.
    private static bool MayHaveHalfSurrogate(ReadOnlySpan<byte> utf8) => utf8.IndexOf("\\ud"u8) >= 0 || utf8.IndexOf("\\uD"u8) >= 0;

    private static void Move(ReadOnlySpan<byte> over, bool isPlain, ref int line, ref int column, ref int byteColumn)
    {
        var lines = isPlain ? 0 : over.Count((byte)'\n');
        if (lines > 0)
        {
            over = over[(over.LastIndexOf((byte)'\n') + 1)..];
            (line, column, byteColumn) = (line + lines, 1, 0);
        }
        column += isPlain ? over.Length : PlaceCursor.Characters(over);
        byteColumn += over.Length;
    }
}
