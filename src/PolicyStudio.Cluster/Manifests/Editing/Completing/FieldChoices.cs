using PolicyStudio.Cluster.Manifests.Editing.Schema;

namespace PolicyStudio.Cluster.Manifests.Editing.Completing;

/// <summary>What the API has at a place: fields in its order, and the values of those that have few.</summary>
internal static class FieldChoices
{
    private static readonly string[] TypeLists = ["[Ingress]", "[Egress]", "[Ingress, Egress]"];

    public static IEnumerable<PolicyCompletionItem> Of(CursorPlace place)
    {
        if (place.Type is not { } type) return [];
        return place.IsKey ? Keys(place, type) : Values(place, type);
    }

    private static IEnumerable<PolicyCompletionItem> Keys(CursorPlace place, SchemaType type)
    {
        if (type.Shape == SchemaShape.List) return Items(place, type.Item!);
        var seen = SiblingScan.Keys(place);
        var missing = type.Fields.Where(f => !seen.Contains(f.Name)).Select(f => new PolicyCompletionItem(f.Name, Insert(place, f, place.Column), f.Type.Name));
        return place.ListAbove is { Item: { } item } ? Items(place, item).Concat(missing) : missing;
    }

    // The dash has not been typed yet.
    private static IEnumerable<PolicyCompletionItem> Items(CursorPlace place, SchemaType item) => item.Values.IsEmpty
        ? item.Fields.Select(f => new PolicyCompletionItem($"- {f.Name}", "- " + Insert(place, f, place.Column + 2), f.Type.Name))
        : item.Values.Select(v => new PolicyCompletionItem($"- {v}", $"- {v}", item.Name));

    private static string Insert(CursorPlace place, SchemaField field, int column)
    {
        if (place.IsQuoted || Follows(place, ':')) return field.Name;
        var below = column - place.LineIndent;
        return field.Type.Shape switch
        {
            SchemaShape.Mapping or SchemaShape.Labels when !place.IsFlow => $"{field.Name}:\n{new string(' ', below + 2)}",
            SchemaShape.List when !place.IsFlow => $"{field.Name}:\n{new string(' ', below + place.ListIndent)}- ",
            _ => field.Name + ": ",
        };
    }

    private static IEnumerable<PolicyCompletionItem> Values(CursorPlace place, SchemaType type)
    {
        var blank = place.From > 0 && place.Text[place.From - 1] == ':' ? " " : "";
        if (type == PolicySchema.Selector) return [new("{}", blank + "{}", type.Name)];
        if (type == PolicySchema.PolicyTypes && !place.IsQuoted)
            return TypeLists.Select(v => new PolicyCompletionItem(v, blank + v, type.Name));
        if (type.Shape == SchemaShape.Cidr && place.Path.LastOrDefault() == "cidr")
            return [new("0.0.0.0/0", blank + "0.0.0.0/0", type.Name), new("::/0", blank + (place.IsFlow && !place.IsQuoted ? "\"::/0\"" : "::/0"), type.Name)];
        IEnumerable<string> seen = place.Path.LastOrDefault() == "policyTypes" ? SiblingScan.Items(place) : [];
        return type.Values.Except(seen).Select(v => new PolicyCompletionItem(v, blank + v, type.Name));
    }

    private static bool Follows(CursorPlace place, char c) =>
        place.Text.AsSpan((place.From + place.Word.Length)..).TrimStart("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\"'") is [var next, ..] && next == c;
}
