using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests.Editing.Schema;
using PolicyStudio.Cluster.Manifests.Editing.Trees;

namespace PolicyStudio.Cluster.Manifests.Editing.Walking;

/// <summary>Edits a list in block style: what is inserted, removed or moved touches only its own lines.</summary>
internal static class SequenceEdit
{
    /// <param name="context">The text.</param>
    /// <param name="list">The list.</param>
    /// <param name="wanted">What shall stand in it: at least one item.</param>
    /// <param name="type">What its items are.</param>
    public static void Make(EditContext context, TextSequence list, JsonArray wanted, SchemaType type)
    {
        var (lines, items) = (context.Lines, list.Items);
        var before = items.Select(i => PartMeaning.Of(i.Node, type)).ToList();
        var sources = ItemSource.Of(before, wanted);
        var at = lines.Lead(items[0].Start);
        foreach (var (source, value) in sources.Zip(wanted))
        {
            if (source.Stays)
            {
                var item = items[source.Index];
                if (PartMeaning.TextOf(before[source.Index]) != PartMeaning.TextOf(value)) ValueEdit.Make(context, Slot.Of(item), value, type);
                at = lines.Tail(item.Start, item.End);
            }
            else context.InsertLines(at, source.Index < 0 ? context.Block(at).Item(value, lines.Column(items[0].Start)).ToString() : Moved(context, items[source.Index]));
        }
        var staying = sources.Where(s => s.Stays).Select(s => s.Index).ToHashSet();
        for (var i = 0; i < items.Length; i++)
            if (!staying.Contains(i)) context.DeleteLines(items[i].Start, items[i].End);
    }

    // The lines as they are, their comments with them.
    private static string Moved(EditContext context, TextItem item)
    {
        var lines = context.Text[context.Lines.Lead(item.Start)..context.Lines.Tail(item.Start, item.End)];
        return lines.EndsWith('\n') ? lines : lines + context.Lines.NewLine;
    }
}
