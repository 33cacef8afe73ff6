using System.Globalization;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests.Editing.Rendering;
using PolicyStudio.Cluster.Manifests.Editing.Trees;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Editing.Walking;

/// <summary>Writes a whole policy anew at its place, with what the engine does not hold (labels, annotations, a status) as it was; comments are lost.</summary>
internal static class Rewriting
{
    public static void Make(EditContext context, TextMapping place, JsonObject wanted)
    {
        var document = (JsonObject)Json(place)!;
        document["spec"] = wanted["spec"]!.DeepClone();
        if (document["metadata"] is not JsonObject metadata) document["metadata"] = metadata = [];
        foreach (var (key, value) in (JsonObject)wanted["metadata"]!) metadata[key] = value?.DeepClone();
        var column = context.Lines.Column(place.Start);
        context.Edits.Replace(place.Start, place.End, place.IsFlow || column > 0 ? new FlowText(isJson: true, isTall: false, context.Lines.NewLine).Of(document, 0)
            : context.Block(place.Start).Entries(document, column).ToString()[..^context.Lines.NewLine.Length]);
    }

    private static JsonNode? Json(TextNode node) => node switch
    {
        TextMapping mapping => new JsonObject(mapping.Entries.DistinctBy(e => e.Key.Value).Select(e => KeyValuePair.Create(e.Key.Value, Json(e.Value)))),
        TextSequence list => new JsonArray([.. list.Items.Select(i => Json(i.Node))]),
        TextScalar { Kind: ScalarKind.Null } => null,
        TextScalar { Kind: ScalarKind.Boolean } flag => YamlScalars.IsTrue(flag.Value),
        TextScalar { Kind: ScalarKind.Integer } number when long.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        TextScalar scalar => scalar.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };
}
