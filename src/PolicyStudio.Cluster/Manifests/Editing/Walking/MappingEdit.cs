using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests.Editing.Schema;
using PolicyStudio.Cluster.Manifests.Editing.Trees;

namespace PolicyStudio.Cluster.Manifests.Editing.Walking;

/// <summary>Edits a mapping in block style: entries go, change and come, each for itself.</summary>
internal static class MappingEdit
{
    public static void Make(EditContext context, Slot slot, TextMapping mapping, JsonObject wanted, SchemaType type)
    {
        var plan = MappingPlan.Of(mapping, wanted, type);
        foreach (var (entry, value) in plan.Changed) ValueEdit.Make(context, Slot.Of(entry), value, type.Owned(entry.Key.Value)!);
        var first = mapping.Entries[0];
        if (!context.Lines.StandsAlone(first.Start)) MakeBehindDash(context, slot, mapping, plan);
        else if (plan.Kept.Count == 0 && plan.Head.Count == 0)
        {
            context.Edits.Insert(slot.After, " {}");
            foreach (var entry in plan.Removed) context.DeleteLines(entry.Start, entry.End);
        }
        else
        {
            if (plan.Head.Count > 0) context.InsertLines(context.Lines.Lead(first.Start), Lines(context, plan.Head, first.Start));
            foreach (var entry in plan.Removed) context.DeleteLines(entry.Start, entry.End);
        }
        foreach (var (entry, added) in plan.Behind)
            context.InsertLines(context.Lines.Tail(entry.Start, entry.End), Lines(context, added, first.Start));
    }

    // The first key shares its line with the dash of the item, which stays.
    private static void MakeBehindDash(EditContext context, Slot slot, TextMapping mapping, MappingPlan plan)
    {
        var (lines, edits, first) = (context.Lines, context.Edits, mapping.Entries[0]);
        var (column, head) = (lines.Column(first.Start), Lines(context, plan.Head, first.Start));
        if (plan.Kept.Contains(first))
        {
            if (head.Length > 0) edits.Insert(first.Start, head[column..] + new string(' ', column));
            foreach (var entry in plan.Removed) context.DeleteLines(entry.Start, entry.End);
            return;
        }
        var (below, tail) = (lines.NextLine(first.End - 1), lines.Tail(first.Start, first.End));
        var next = head.Length > 0 ? null : mapping.Entries.FirstOrDefault(plan.Kept.Contains);
        if (next is not null && !IsCommented(context, plan.Removed, below, next))
        {
            edits.Delete(first.Start, next.Start);
            foreach (var entry in plan.Removed.Where(e => e.Start > next.Start)) context.DeleteLines(entry.Start, entry.End);
            return;
        }
        var end = lines.EndOfLine(first.End - 1);
        if (next is not null) edits.Delete(slot.After, end);
        else edits.Replace(first.Start, end, plan.Kept.Count == 0 && head.Length == 0 ? "{}" : head[column..^lines.NewLine.Length]);
        if (tail > below) edits.Delete(below, tail);
        foreach (var entry in plan.Removed.Where(e => e != first)) context.DeleteLines(entry.Start, entry.End);
    }

    // Whether comments that stay stand between the line of the dash and the first key that stays.
    private static bool IsCommented(EditContext context, List<TextEntry> removed, int below, TextEntry next)
    {
        var at = below;
        foreach (var entry in removed.TakeWhile(e => e.Start < next.Start))
        {
            if (entry.Start > below && context.Lines.HasComment(at, context.Lines.Lead(entry.Start))) return true;
            at = context.Lines.Tail(entry.Start, entry.End);
        }
        return context.Lines.HasComment(at, next.Start);
    }

    private static string Lines(EditContext context, IEnumerable<KeyValuePair<string, JsonNode?>> entries, int at) =>
        context.Block(at).Entries(entries, context.Lines.Column(at)).ToString();
}
