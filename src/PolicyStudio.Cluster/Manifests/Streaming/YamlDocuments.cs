using System.Runtime.InteropServices;
using System.Text;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>Reads YAML text into nodes, document by document. Anchors, aliases and tags are refused: no manifest needs them, and they make small files huge.</summary>
public static class YamlDocuments
{
    /// <summary>The documents of a text; empty ones are left out.</summary>
    /// <exception cref="ManifestSyntaxException">One of them is not YAML, or is refused. Documents before it have been returned.</exception>
    public static IEnumerable<ManifestNode> Parse(string text, DocumentLimits limits)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        foreach (var document in Read(new ByteWindow(stream, limits.MaxBytes), limits))
            yield return document.Node ?? throw document.Error!;
    }

    /// <summary>The documents of a stream, and the errors of those that cannot be read.</summary>
    internal static IEnumerable<ReadDocument> Read(ByteWindow window, DocumentLimits limits)
    {
        foreach (var text in new YamlSplitter(window, limits).Documents())
            foreach (var document in Read(text))
                yield return document;
    }

    private static List<ReadDocument> Read(YamlText text)
    {
        var read = new List<ReadDocument>();
        if (text.Refusal is { } refusal) return [new(refusal)];
        try
        {
            TextCheck.RequireText(text.Bytes.Span, text.Line, 1);
            MemoryMarshal.TryGetArray(text.Bytes, out var bytes);
            using var reader = new StreamReader(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), Encoding.UTF8, false, 1024);
            var nodes = new YamlNodes(reader, text.Line);
            while (nodes.Next() is { } node)
                if (node is not ScalarNode { Kind: ScalarKind.Null }) read.Add(new(node, null));
        }
        catch (ManifestSyntaxException e)
        {
            read.Add(new(YamlHint.For(e, text.Bytes.Span, text.Line)));
        }
        return read;
    }
}
