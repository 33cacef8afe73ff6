using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;
using YamlDotNet.Core;

namespace PolicyStudio.Cluster.Manifests.Editing.Trees;

/// <summary>A node of a YAML text that knows where it begins and where its last character is: offsets into the text, the end exclusive.</summary>
internal abstract record TextNode(int Start, int End)
{
    /// <summary>Whether nothing stands in it: null, <c>{}</c> or <c>[]</c>.</summary>
    public bool IsHollow => this is TextScalar { Kind: ScalarKind.Null } or TextMapping { Entries: [] } or TextSequence { Items: [] };

    /// <summary>Whether it is written in brackets or braces, or is no collection.</summary>
    public bool IsInline => this is not (TextMapping { IsFlow: false } or TextSequence { IsFlow: false });
}

/// <summary>A scalar; one that is left out is empty and stands behind its colon or dash.</summary>
internal sealed record TextScalar(int Start, int End, ScalarStyle Style, ScalarKind Kind, string Value) : TextNode(Start, End);

/// <summary>A mapping.</summary>
internal sealed record TextMapping(int Start, int End, bool IsFlow, ImmutableArray<TextEntry> Entries) : TextNode(Start, End)
{
    /// <summary>The first entry of a key, or null.</summary>
    public TextEntry? this[string key] => Entries.FirstOrDefault(e => e.Key.Value == key);
}

/// <summary>A list.</summary>
internal sealed record TextSequence(int Start, int End, bool IsFlow, ImmutableArray<TextItem> Items) : TextNode(Start, End);

/// <summary>A key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="After">The offset behind the colon.</param>
/// <param name="Value">The value.</param>
internal sealed record TextEntry(TextScalar Key, int After, TextNode Value)
{
    public int Start => Key.Start;

    public int End => Math.Max(After, Value.End);
}

/// <summary>An item of a list.</summary>
/// <param name="Start">The offset of its dash; in brackets that of its node.</param>
/// <param name="Node">The item itself.</param>
internal sealed record TextItem(int Start, TextNode Node)
{
    public int After => Start + 1;

    public int End => Math.Max(After, Node.End);
}
