using System.Text;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests.Editing.Rendering;
using PolicyStudio.Cluster.Manifests.Editing.Schema;
using PolicyStudio.Cluster.Manifests.Editing.Trees;
using YamlDotNet.Core;

namespace PolicyStudio.Cluster.Manifests.Editing.Walking;

/// <summary>Edits what stands in braces and brackets, JSON among it: the text of each part stays, and so do the blanks between them.</summary>
internal static class FlowEdit
{
    /// <summary>The text of a node that shall mean something else.</summary>
    public static string Of(EditContext context, TextNode node, JsonNode? wanted, SchemaType type) => (node, wanted) switch
    {
        (TextScalar { IsHollow: false } scalar, JsonValue) => ScalarText.Of(wanted, scalar.Style, isFlow: true),
        (TextMapping mapping, JsonObject map) => Mapping(context, mapping, map, type),
        (TextSequence list, JsonArray items) => Sequence(context, list, items, type.Item!),
        _ => New(context, node).Of(wanted, context.Lines.Indentation(node.Start)),
    };

    private static string Mapping(EditContext context, TextMapping mapping, JsonObject wanted, SchemaType type)
    {
        var plan = MappingPlan.Of(mapping, wanted, type);
        var changed = plan.Changed.ToDictionary(c => c.Entry, c => c.Value);
        string Kept(TextEntry entry) => changed.TryGetValue(entry, out var value)
            ? context.Text[entry.Start..entry.After] + Blank(context, entry) + Of(context, entry.Value, value, type.Owned(entry.Key.Value)!)
            : context.Text[entry.Start..entry.End];
        if (plan is { Removed.Count: 0, Head.Count: 0, Behind.Count: 0 })
            return InPlace(context, mapping, [.. mapping.Entries.Select(e => (e.Start, e.End, Kept(e)))]);
        var flow = New(context, mapping);
        IEnumerable<string> Added(IEnumerable<KeyValuePair<string, JsonNode?>> entries) => entries.Select(e => flow.Entry(e.Key, e.Value, Column(context, mapping, mapping.Entries.FirstOrDefault()?.Start)));
        var behind = plan.Behind.ToDictionary(b => b.Entry, b => b.Added);
        return Anew(context, mapping, mapping.Entries.Select(e => (e.Start, e.End)).ToList(),
            [.. Added(plan.Head), .. mapping.Entries.Where(plan.Kept.Contains).SelectMany(e => Added(behind.GetValueOrDefault(e, [])).Prepend(Kept(e)))]);
    }

    private static string Sequence(EditContext context, TextSequence list, JsonArray wanted, SchemaType type)
    {
        var sources = ItemSource.Of([.. list.Items.Select(i => PartMeaning.Of(i.Node, type))], wanted);
        var flow = New(context, list);
        var column = Column(context, list, list.Items.FirstOrDefault()?.Start);
        var parts = sources.Zip(wanted, (s, value) => s.Index < 0 ? flow.Of(value, column)
            : PartMeaning.IsSame(list.Items[s.Index].Node, value, type) ? context.Text[list.Items[s.Index].Start..list.Items[s.Index].End]
            : Of(context, list.Items[s.Index].Node, value, type)).ToList();
        return sources.Length == list.Items.Length && sources.Select((s, i) => s.Index == i).All(same => same)
            ? InPlace(context, list, [.. list.Items.Zip(parts, (i, part) => (i.Start, i.End, part))])
            : Anew(context, list, list.Items.Select(i => (i.Start, i.End)).ToList(), parts);
    }

    private static string InPlace(EditContext context, TextNode node, List<(int Start, int End, string Text)> parts)
    {
        var (text, at) = (new StringBuilder(), node.Start);
        foreach (var (start, end, part) in parts)
        {
            text.Append(context.Text, at, start - at).Append(part);
            at = end;
        }
        return text.Append(context.Text, at, node.End - at).ToString();
    }

    // What stands before the first part, between two and behind the last is taken from the text, unless it is more than blanks.
    private static string Anew(EditContext context, TextNode node, List<(int Start, int End)> before, List<string> parts)
    {
        var (open, close) = (context.Text[node.Start], context.Text[node.End - 1]);
        if (parts.Count == 0) return $"{open}{close}";
        if (before.Count == 0) return open + string.Join(", ", parts) + close;
        var lead = context.Text[(node.Start + 1)..before[0].Start];
        var trail = context.Text[before[^1].End..(node.End - 1)];
        var between = before.Count > 1 ? context.Text[before[0].End..before[1].Start] : lead.Contains('\n', StringComparison.Ordinal) ? "," + lead : ", ";
        return open + Blanks(lead) + string.Join(between.Trim() == "," ? between : ", ", parts) + Blanks(trail) + close;
    }

    private static string Blanks(string text) => text.Trim().Length == 0 ? text : "";

    // A null may stand directly behind its colon.
    private static string Blank(EditContext context, TextEntry entry) =>
        entry.Value.Start > entry.After ? context.Text[entry.After..entry.Value.Start] : entry.Value.End > entry.Value.Start ? "" : " ";

    private static int Column(EditContext context, TextNode node, int? first) =>
        context.Lines.Indentation(first ?? node.Start);

    // JSON is told by the quotes of its keys; it is tall where the document takes more than a line.
    private static FlowText New(EditContext context, TextNode node)
    {
        var isJson = context.Text.AsSpan().TrimStart() is ['{', ..] && (node is not TextMapping { Entries: [var first, ..] } || first.Key.Style == ScalarStyle.DoubleQuoted)
            && context.Text.AsSpan().TrimStart()[1..].TrimStart() is ['"', ..];
        return new(isJson, isJson && context.Text.AsSpan().Trim().Contains('\n'), context.Lines.NewLine);
    }
}
