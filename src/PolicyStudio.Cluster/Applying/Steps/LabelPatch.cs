using System.Text.Json.Nodes;

namespace PolicyStudio.Cluster.Applying.Steps;

/// <summary>The JSON merge patch (RFC 7386) of a label step: null removes a label.</summary>
public static class LabelPatch
{
    /// <summary>The patch with nothing but the labels, such as <c>{"spec":{"template":{"metadata":{"labels":{"db":"access_ok"}}}}}</c>.</summary>
    public static JsonObject Of(LabelStep step)
    {
        var labels = new JsonObject(step.Edits.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)e.After)));
        return step.Path.Split('.').Reverse().Aggregate(new JsonObject { ["labels"] = labels }, (inner, field) => new() { [field] = inner });
    }
}
