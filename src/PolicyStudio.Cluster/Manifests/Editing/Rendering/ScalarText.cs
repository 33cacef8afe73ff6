using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests.Parsing;
using YamlDotNet.Core;

namespace PolicyStudio.Cluster.Manifests.Editing.Rendering;

/// <summary>Writes one scalar: plain where that reads as the same text, otherwise in quotes.</summary>
internal static class ScalarText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value in the quotes that stand there already, as far as they fit.</summary>
    /// <param name="value">A text or a number.</param>
    /// <param name="style">How the value before is written.</param>
    /// <param name="isFlow">Whether it stands in brackets or braces.</param>
    public static string Of(JsonNode? value, ScalarStyle style, bool isFlow)
    {
        if (value is not JsonValue text || text.GetValueKind() != JsonValueKind.String) return value?.ToJsonString() ?? "null";
        return Of(text.GetValue<string>(), style, isFlow);
    }

    /// <inheritdoc cref="Of(JsonNode?, ScalarStyle, bool)"/>
    public static string Of(string text, ScalarStyle style = ScalarStyle.Plain, bool isFlow = false) => style switch
    {
        ScalarStyle.SingleQuoted when !text.Any(char.IsControl) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        ScalarStyle.DoubleQuoted or ScalarStyle.SingleQuoted => JsonSerializer.Serialize(text, Readable),
        _ => IsPlain(text, isFlow) ? text : JsonSerializer.Serialize(text, Readable),
    };

    private static bool IsPlain(string text, bool isFlow) =>
        text.Length > 0 && !YamlScalars.NeedsQuotes(text) && text[0] != '-' && text[^1] != ':'
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/' || (c == ':' && !isFlow));
}
