using PolicyStudio.Cluster.Manifests.Editing.Rendering;
using PolicyStudio.Cluster.Manifests.Editing.Trees;

namespace PolicyStudio.Cluster.Manifests.Editing.Walking;

/// <summary>A text that is being edited.</summary>
/// <param name="Text">The text before.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Style">How it indents.</param>
/// <param name="Edits">What has been found to change.</param>
internal sealed record EditContext(string Text, TextLines Lines, IndentStyle Style, TextEdits Edits)
{
    /// <summary>New lines that go to a place.</summary>
    public BlockText Block(int at) => new(Style, at, Lines.NewLine);

    /// <summary>Takes whole lines out: an entry or item with the comments that belong to it.</summary>
    public void DeleteLines(int start, int end)
    {
        var (lead, tail) = (Lines.Lead(start), Lines.Tail(start, end));
        Edits.Delete(lead, Lines.WithBlank(lead, tail));
    }

    /// <summary>Puts whole lines in at the beginning of a line, or at the end of the text, where a line break may be missing.</summary>
    public void InsertLines(int at, string lines)
    {
        var isBehindAll = at == Text.Length && at > 0 && Text[at - 1] != '\n';
        Edits.Insert(at, isBehindAll ? Lines.NewLine + lines[..^Lines.NewLine.Length] : lines);
    }
}

/// <summary>Where a value stands.</summary>
/// <param name="Start">The offset of the key or dash that holds it.</param>
/// <param name="After">The offset behind the colon or dash.</param>
/// <param name="Node">The value.</param>
/// <param name="IsItem">Whether it is an item of a list.</param>
internal readonly record struct Slot(int Start, int After, TextNode Node, bool IsItem)
{
    public static Slot Of(TextEntry entry) => new(entry.Start, entry.After, entry.Value, false);

    public static Slot Of(TextItem item) => new(item.Start, item.After, item.Node, true);
}
