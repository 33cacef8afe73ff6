using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>Makes nodes of a YAML text, event by event, so that what is too deep, too much or refused ends the work at once.</summary>
internal sealed class YamlNodes
{
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly int _firstLine;
    private readonly NodeBudget _budget = new();

    /// <param name="text">The text.</param>
    /// <param name="firstLine">The line of the file that it begins at.</param>
    public YamlNodes(TextReader text, int firstLine)
    {
        _scanner = new(text, skipComments: true);
        _parser = new(_scanner);
        _firstLine = firstLine;
    }

    /// <summary>The next document, or null at the end.</summary>
    /// <exception cref="ManifestSyntaxException">The text is not YAML, or is refused.</exception>
    public ManifestNode? Next()
    {
        while (MoveNext())
        {
            if (_parser.Current is not DocumentStart) continue;
            MoveNext();
            return Read(0);
        }
        return null;
    }

    private ManifestNode Read(int depth)
    {
        var current = _parser.Current!;
        var (line, column) = PlaceOf(current.Start);
        if (depth > DocumentLimits.MaxDepth) throw new ManifestSyntaxException(DocumentLimits.TooDeep, line, column);
        if (!_budget.Take()) throw new ManifestSyntaxException(DocumentLimits.TooMany, line, column);
        if (current is AnchorAlias) throw new ManifestSyntaxException("an alias (*name) is not read here; write the value out", line, column);
        if (current is NodeEvent { Anchor.IsEmpty: false }) throw new ManifestSyntaxException("an anchor (&name) is not read here; leave it out", line, column);
        if (current is NodeEvent { Tag.IsEmpty: false }) throw new ManifestSyntaxException("a tag (!name) is not read here; leave it out", line, column);
        switch (current)
        {
            case Scalar scalar:
                MoveNext();
                return new ScalarNode(line, column, scalar.Style == ScalarStyle.Plain ? YamlScalars.KindOf(scalar.Value) : ScalarKind.String, scalar.Value);
            case SequenceStart:
                var items = ImmutableArray.CreateBuilder<ManifestNode>(0);
                for (MoveNext(); _parser.Current is not SequenceEnd;) items.Add(Read(depth + 1));
                MoveNext();
                return new SequenceNode(line, column, items.DrainToImmutable());
            case MappingStart:
                var entries = ImmutableArray.CreateBuilder<MappingEntry>(0);
                for (MoveNext(); _parser.Current is not MappingEnd;) entries.Add(Entry(depth));
                MoveNext();
                return new MappingNode(line, column, entries.DrainToImmutable());
            default:
                throw new ManifestSyntaxException("not a YAML document", line, column);
        }
    }

    private MappingEntry Entry(int depth)
    {
        var isPlain = _parser.Current is Scalar { Style: ScalarStyle.Plain };
        var key = Read(depth + 1);
        if (key is not ScalarNode scalar)
            throw new ManifestSyntaxException("a key must be text; is a brace of a template left over?", key.Line, key.Column) { IsSyntax = true };
        if (isPlain && scalar.Text == "<<")
            throw new ManifestSyntaxException("a merge key (<<) is not read here; write the fields out", key.Line, key.Column);
        return new(scalar.Text, key.Line, key.Column, Read(depth + 1)) { KeyKind = scalar.Kind };
    }

    private (int Line, int Column) PlaceOf(Mark mark) => (Math.Max(1, (int)mark.Line) + _firstLine - 1, Math.Max(1, (int)mark.Column));

    private bool MoveNext()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (YamlException e)
        {
            var (line, column) = PlaceOf(e.Start);
            throw new ManifestSyntaxException($"not YAML: {e.Message}", line, column) { IsSyntax = true };
        }
        // The library's own slips on some texts, an unclosed bracket before a key among them.
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            var (line, column) = PlaceOf(_scanner.CurrentPosition);
            throw new ManifestSyntaxException("not YAML: a bracket, brace or quote is not closed before this place, or a colon is out of place", line, column) { IsSyntax = true };
        }
    }
}
