using System.Text;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace PolicyStudio.Cluster.Manifests.Editing.Rendering;

/// <summary>Writes new lines in block style, with the indentation that is found around them.</summary>
/// <param name="style">How the text indents.</param>
/// <param name="at">Where in the text they go.</param>
/// <param name="newLine">How its lines end.</param>
internal sealed class BlockText(IndentStyle style, int at, string newLine)
{
    private readonly StringBuilder _text = new();

    /// <summary>Whether a value takes lines of its own; the others stand on the line of their key or dash (<see cref="Short"/>).</summary>
    public static bool TakesLines(JsonNode? value) => value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 };

    /// <summary>A value that takes no line of its own.</summary>
    public static string Short(JsonNode? value) => value switch
    {
        JsonObject => "{}",
        JsonArray => "[]",
        _ => ScalarText.Of(value, ScalarStyle.Plain, isFlow: false),
    };

    /// <summary>Adds whole lines for some entries of a mapping.</summary>
    /// <param name="entries">Keys and values.</param>
    /// <param name="column">Where the keys stand.</param>
    public BlockText Entries(IEnumerable<KeyValuePair<string, JsonNode?>> entries, int column)
    {
        foreach (var (key, value) in entries)
        {
            _text.Append(' ', column).Append(ScalarText.Of(key)).Append(':');
            if (TakesLines(value)) Line("").Below(value, column);
            else Line(" " + Short(value));
        }
        return this;
    }

    /// <summary>Adds whole lines for an item of a list.</summary>
    /// <param name="item">The item.</param>
    /// <param name="column">Where the dash stands.</param>
    public BlockText Item(JsonNode? item, int column)
    {
        _text.Append(' ', column).Append('-');
        var within = column + style.Item(at);
        if (item is not JsonObject { Count: > 0 } mapping) return Line(new string(' ', within - column - 1) + Short(item));
        var start = _text.Length;
        Entries(mapping, within);
        // The first key stands on the line of the dash.
        _text.Remove(start, column + 1);
        return this;
    }

    /// <summary>Adds whole lines for the value of a key, which stands on the line above.</summary>
    /// <param name="value">A mapping or list that is not empty.</param>
    /// <param name="column">Where the key stands.</param>
    public BlockText Below(JsonNode? value, int column)
    {
        if (value is JsonObject mapping) Entries(mapping, column + style.Mapping(at));
        if (value is JsonArray list)
            foreach (var item in list) Item(item, column + style.List(at));
        return this;
    }

    /// <summary>The lines, each with its end.</summary>
    public override string ToString() => _text.ToString();

    private BlockText Line(string rest)
    {
        _text.Append(rest).Append(newLine);
        return this;
    }
}
