using System.Globalization;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests.Editing.Trees;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Editing.Schema;

/// <summary>What a part of a text means, as the writer would put it: two texts of one meaning give the same JSON.</summary>
internal static class PartMeaning
{
    /// <summary>The meaning, or null where the part is absent or says nothing: null, an empty list, no labels.</summary>
    public static JsonNode? Of(TextNode? node, SchemaType type) => (type.Shape, node) switch
    {
        (_, null or TextScalar { Kind: ScalarKind.Null }) => null,
        (SchemaShape.Mapping, TextMapping mapping) => Fields(mapping, type),
        (SchemaShape.Labels, TextMapping { Entries: [] }) or (SchemaShape.List, TextSequence { Items: [] }) => null,
        (SchemaShape.Labels, TextMapping labels) =>
            new JsonObject(labels.Entries.DistinctBy(e => e.Key.Value).OrderBy(e => e.Key.Value, StringComparer.Ordinal).Select(e => KeyValuePair.Create(e.Key.Value, Of(e.Value, PolicySchema.Text)))),
        (SchemaShape.List, TextSequence list) => new JsonArray([.. list.Items.Select(i => Of(i.Node, type.Item!))]),
        (SchemaShape.Cidr, TextScalar scalar) when Cidr.TryParse(scalar.Value, out var cidr) => cidr.WrittenText,
        (SchemaShape.Port, TextScalar { Kind: ScalarKind.Integer } scalar) when int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        (_, TextScalar scalar) => scalar.Value,
        _ => Foreign(),
    };

    /// <summary>Whether an entry's value means what is wanted of it.</summary>
    public static bool IsSame(TextNode? node, JsonNode? wanted, SchemaType type, string? absent = null) =>
        TextOf(Of(node, type)) is var meant && (meant.Length == 0 ? absent ?? "" : meant) == TextOf(wanted);

    /// <summary>A meaning as text, to be compared; empty for none.</summary>
    public static string TextOf(JsonNode? meaning) => meaning?.ToJsonString() ?? "";

    private static JsonObject Fields(TextMapping mapping, SchemaType type)
    {
        var meaning = new JsonObject();
        foreach (var field in type.Fields)
            if (field.IsOwned && (Of(mapping[field.Name]?.Value, field.Type) ?? field.DefaultNode()) is { } value) meaning[field.Name] = value;
        return meaning;
    }

    // A value of another shape than the field's, which means nothing that a policy could.
    private static JsonArray Foreign() => new(new JsonArray());
}
