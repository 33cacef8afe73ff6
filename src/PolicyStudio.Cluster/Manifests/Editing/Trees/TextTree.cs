using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Core.Tokens;
using Scalar = YamlDotNet.Core.Events.Scalar;

namespace PolicyStudio.Cluster.Manifests.Editing.Trees;

/// <summary>Reads a YAML text (JSON is such a text) into nodes that know their offsets.</summary>
internal sealed class TextTree
{
    private readonly string _text;
    private readonly Parser _parser;
    private readonly Queue<int> _dashes;

    private TextTree(string text) => (_text, _parser, _dashes) = (text, new(new Scanner(new StringReader(text))), Dashes(text));

    /// <summary>The documents of a text, or null when it is not YAML or has what is not read here (anchors, tags).</summary>
    public static ImmutableArray<TextNode>? Documents(string text)
    {
        try
        {
            return new TextTree(text).Read();
        }
        // The library's own slips on some texts are among them.
        catch (Exception e) when (e is YamlException or ManifestSyntaxException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    // Events say where an item's node begins, tokens where its dash stands; both come in one order.
    private static Queue<int> Dashes(string text)
    {
        var (dashes, scanner) = (new Queue<int>(), new Scanner(new StringReader(text)));
        while (scanner.MoveNext())
            if (scanner.Current is BlockEntry dash) dashes.Enqueue((int)dash.Start.Index);
        return dashes;
    }

    private ImmutableArray<TextNode> Read()
    {
        var documents = ImmutableArray.CreateBuilder<TextNode>();
        while (_parser.MoveNext())
        {
            if (_parser.Current is not YamlDotNet.Core.Events.DocumentStart) continue;
            _parser.MoveNext();
            documents.Add(Node(0));
        }
        return documents.ToImmutable();
    }

    private TextNode Node(int depth)
    {
        var current = _parser.Current!;
        if (depth > DocumentLimits.MaxDepth || current is not NodeEvent { Anchor.IsEmpty: true, Tag.IsEmpty: true })
            throw new ManifestSyntaxException("not edited", 0, 0);
        _parser.MoveNext();
        return current switch
        {
            Scalar scalar => Leaf(scalar),
            MappingStart start => Mapping(start, depth),
            SequenceStart start => Sequence(start, depth),
            _ => throw new ManifestSyntaxException("not edited", 0, 0),
        };
    }

    private TextScalar Leaf(Scalar scalar)
    {
        var (start, end) = ((int)scalar.Start.Index, (int)scalar.End.Index);
        // A block scalar's end lies behind the blank lines that follow.
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded) end = start + _text[start..end].TrimEnd().Length;
        return new(start, end, scalar.Style, scalar.Style == ScalarStyle.Plain ? YamlScalars.KindOf(scalar.Value) : ScalarKind.String, scalar.Value);
    }

    private TextMapping Mapping(MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<TextEntry>();
        while (_parser.Current is not MappingEnd)
        {
            if (Node(depth + 1) is not TextScalar key) throw new ManifestSyntaxException("not edited", 0, 0);
            var colon = _text.IndexOf(':', key.End);
            entries.Add(new(key, colon < 0 ? key.End : colon + 1, Node(depth + 1)));
        }
        return new(Index(start), EndOf(start.Style == MappingStyle.Flow, entries.Count == 0 ? Index(start) : entries[^1].End), start.Style == MappingStyle.Flow, entries.ToImmutable());
    }

    private TextSequence Sequence(SequenceStart start, int depth)
    {
        var (items, isFlow) = (ImmutableArray.CreateBuilder<TextItem>(), start.Style == SequenceStyle.Flow);
        while (_parser.Current is not SequenceEnd)
        {
            // Taken before the node, which may have dashes of its own.
            var dash = isFlow ? -1 : _dashes.Dequeue();
            var node = Node(depth + 1);
            items.Add(new(isFlow ? node.Start : dash, node));
        }
        return new(Index(start), EndOf(isFlow, items.Count == 0 ? Index(start) : items[^1].End), isFlow, items.ToImmutable());
    }

    // The end of a collection in brackets is its closing one; a block has none.
    private int EndOf(bool isFlow, int lastEnd)
    {
        var end = isFlow ? (int)_parser.Current!.Start.Index + 1 : lastEnd;
        _parser.MoveNext();
        return end;
    }

    private static int Index(ParsingEvent start) => (int)start.Start.Index;
}
