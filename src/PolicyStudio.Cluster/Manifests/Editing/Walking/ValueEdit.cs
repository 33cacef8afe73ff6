using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests.Editing.Rendering;
using PolicyStudio.Cluster.Manifests.Editing.Schema;
using PolicyStudio.Cluster.Manifests.Editing.Trees;

namespace PolicyStudio.Cluster.Manifests.Editing.Walking;

/// <summary>Makes one value mean something else: a scalar at its place, a collection entry by entry, and what has no place yet anew.</summary>
internal static class ValueEdit
{
    public static void Make(EditContext context, Slot slot, JsonNode? wanted, SchemaType type)
    {
        switch (slot.Node, wanted)
        {
            case (TextScalar { IsHollow: false } scalar, JsonValue):
                context.Edits.Replace(scalar.Start, scalar.End, ScalarText.Of(wanted, scalar.Style, isFlow: false));
                break;
            case (TextMapping { IsFlow: false } mapping, JsonObject map):
                MappingEdit.Make(context, slot, mapping, map, type);
                break;
            case (TextSequence { IsFlow: false } list, JsonArray { Count: > 0 } items) when list.Items.All(i => context.Lines.StandsAlone(i.Start)):
                SequenceEdit.Make(context, list, items, type.Item!);
                break;
            case ({ IsHollow: false, IsInline: true }, JsonObject or JsonArray):
                context.Edits.Replace(slot.Node.Start, slot.Node.End, FlowEdit.Of(context, slot.Node, wanted, type));
                break;
            default:
                Anew(context, slot, wanted);
                break;
        }
    }

    /// <summary>Writes a value anew, whatever stands there.</summary>
    public static void Anew(EditContext context, Slot slot, JsonNode? wanted)
    {
        var (lines, edits) = (context.Lines, context.Edits);
        var (after, node) = (slot.After, slot.Node);
        var below = lines.NextLine(after);
        if (!node.IsInline)
        {
            if (node.Start < below) edits.Delete(after, lines.EndOfLine(after));
            if (lines.Tail(slot.Start, node.End) is var tail && tail > below) edits.Delete(below, tail);
        }
        else if (node.End > after)
        {
            edits.Delete(after, node.End);
            below = lines.NextLine(node.End);
        }
        if (!BlockText.TakesLines(wanted)) edits.Insert(after, " " + BlockText.Short(wanted));
        else if (!slot.IsItem) context.InsertLines(below, context.Block(after).Below(wanted, lines.Column(slot.Start)).ToString());
        else
        {
            var column = lines.Column(slot.Start);
            var item = context.Block(after).Item(wanted, column).ToString();
            var first = item.IndexOf(lines.NewLine, StringComparison.Ordinal);
            edits.Insert(after, item[(column + 1)..first]);
            if (item[(first + lines.NewLine.Length)..] is { Length: > 0 } rest) context.InsertLines(below, rest);
        }
    }
}
