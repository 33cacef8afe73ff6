using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>Reads YAML text into nodes, event by event. Anchors, aliases and tags are refused: no manifest needs them, and they make small files huge.</summary>
public static class YamlDocuments
{
    /// <summary>The documents of a stream; empty ones are left out.</summary>
    /// <exception cref="ManifestSyntaxException">The text is not YAML, or is refused. Documents before that place have been returned.</exception>
    public static IEnumerable<ManifestNode> Parse(string text, DocumentLimits limits)
    {
        limits.Check(text);
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        var nodes = 0;
        while (Next(parser))
        {
            if (parser.Current is not DocumentStart) continue;
            Next(parser);
            var node = Read(parser, 0, ref nodes);
            if (node is not ScalarNode { Kind: ScalarKind.Null }) yield return node;
        }
    }

    private static ManifestNode Read(Parser parser, int depth, ref int nodes)
    {
        var current = parser.Current!;
        var (line, column) = ((int)current.Start.Line, (int)current.Start.Column);
        if (depth > DocumentLimits.MaxDepth) throw new ManifestSyntaxException($"nested deeper than {DocumentLimits.MaxDepth} levels", line, column);
        if (++nodes > DocumentLimits.MaxNodes) throw new ManifestSyntaxException($"more than {DocumentLimits.MaxNodes:N0} values", line, column);
        if (current is AnchorAlias) throw new ManifestSyntaxException("an alias (*name) is not read here; write the value out", line, column);
        if (current is NodeEvent { Anchor.IsEmpty: false }) throw new ManifestSyntaxException("an anchor (&name) is not read here; leave it out", line, column);
        if (current is NodeEvent { Tag.IsEmpty: false }) throw new ManifestSyntaxException("a tag (!name) is not read here; leave it out", line, column);
        switch (current)
        {
            case Scalar scalar:
                Next(parser);
                return new ScalarNode(line, column, scalar.Style == ScalarStyle.Plain ? YamlScalars.KindOf(scalar.Value) : ScalarKind.String, scalar.Value);
            case SequenceStart:
                var items = ImmutableArray.CreateBuilder<ManifestNode>();
                for (Next(parser); parser.Current is not SequenceEnd;) items.Add(Read(parser, depth + 1, ref nodes));
                Next(parser);
                return new SequenceNode(line, column, items.ToImmutable());
            case MappingStart:
                var entries = ImmutableArray.CreateBuilder<MappingEntry>();
                for (Next(parser); parser.Current is not MappingEnd;) entries.Add(Entry(parser, depth, ref nodes));
                Next(parser);
                return new MappingNode(line, column, entries.ToImmutable());
            default:
                throw new ManifestSyntaxException("not a YAML document", line, column);
        }
    }

    private static MappingEntry Entry(Parser parser, int depth, ref int nodes)
    {
        var key = Read(parser, depth + 1, ref nodes);
        return key is ScalarNode scalar
            ? new(scalar.Text, key.Line, key.Column, Read(parser, depth + 1, ref nodes))
            : throw new ManifestSyntaxException("a key must be text; is a brace of a template left over?", key.Line, key.Column);
    }

    private static bool Next(Parser parser)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (YamlException e)
        {
            throw new ManifestSyntaxException($"not YAML: {e.Message}", Math.Max(1, (int)e.Start.Line), Math.Max(1, (int)e.Start.Column));
        }
    }
}
