using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Editing.Schema;

namespace PolicyStudio.Cluster.Manifests.Editing.Completing;

/// <summary>Where a cursor stands.</summary>
/// <param name="Text">The text.</param>
/// <param name="From">Where the word begins that is being typed.</param>
/// <param name="Word">The word, up to the cursor.</param>
/// <param name="Open">What is open there, from the document inwards; the last is the value or the mapping that is being typed.</param>
/// <param name="IsKey">Whether a key is being typed, otherwise a value.</param>
internal sealed record CursorPlace(string Text, int From, string Word, ImmutableArray<CursorFrame> Open, bool IsKey)
{
    /// <summary>What is being typed: the mapping of a key, or a value's own type.</summary>
    public SchemaType? Type => Open[^1].Type;

    /// <summary>A list that ends right above, whose next item may be meant.</summary>
    public SchemaType? ListAbove { get; init; }

    /// <summary>Whether a quote is open.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>How far the dashes of lists stand right of their keys.</summary>
    public int ListIndent { get; init; }

    /// <summary>Whether it is in braces or brackets.</summary>
    public bool IsFlow => Open[^1].IsFlow;

    /// <summary>The document.</summary>
    public CursorFrame Document => Open[0];

    /// <summary>The names of the keys that lead there.</summary>
    public IEnumerable<string> Path => Open.Where(f => f.Kind == FrameKind.Key).Select(f => f.Name);

    /// <summary>Where the word stands on its line.</summary>
    public int Column => From - LineStart;

    /// <summary>How far the cursor's line is indented.</summary>
    public int LineIndent => Text.AsSpan(LineStart..From) is var before ? before.Length - before.TrimStart(' ').Length : 0;

    /// <summary>The mapping that holds what is open at a level; null where there is none.</summary>
    /// <param name="name">The key that is open.</param>
    public CursorFrame? MappingOf(string name)
    {
        for (var i = Open.Length - 1; i > 0; i--)
            if (Open[i].Kind == FrameKind.Key && Open[i].Name == name) return Open[i - 1];
        return null;
    }

    private int LineStart => From == 0 ? 0 : Text.LastIndexOf('\n', From - 1) + 1;
}
