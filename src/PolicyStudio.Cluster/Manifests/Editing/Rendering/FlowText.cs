using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace PolicyStudio.Cluster.Manifests.Editing.Rendering;

/// <summary>Writes new parts in braces and brackets, as YAML or as JSON.</summary>
/// <param name="isJson">Whether keys and texts are in double quotes.</param>
/// <param name="isTall">Whether every entry and item has a line of its own.</param>
/// <param name="newLine">How lines end.</param>
internal sealed class FlowText(bool isJson, bool isTall, string newLine)
{
    /// <summary>A value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">How far the line is indented that it begins on.</param>
    public string Of(JsonNode? value, int column) => value switch
    {
        JsonObject mapping => Bracket("{", mapping.Select(e => Entry(e.Key, e.Value, column + 2)), "}", column),
        JsonArray list => Bracket("[", list.Select(i => Of(i, column + 2)), "]", column),
        _ => ScalarText.Of(value, isJson ? ScalarStyle.DoubleQuoted : ScalarStyle.Plain, isFlow: true),
    };

    /// <summary>An entry of a mapping.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="column">How far the line is indented that it begins on.</param>
    public string Entry(string key, JsonNode? value, int column) =>
        $"{(isJson ? JsonSerializer.Serialize(key) : ScalarText.Of(key, isFlow: true))}: {Of(value, column)}";

    private string Bracket(string open, IEnumerable<string> parts, string close, int column)
    {
        var all = parts.ToList();
        if (all.Count == 0 || !isTall) return open + string.Join(", ", all) + close;
        var (inner, outer) = (newLine + new string(' ', column + 2), newLine + new string(' ', column));
        return open + inner + string.Join("," + inner, all) + outer + close;
    }
}
