using System.Text;
using System.Text.Json;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

namespace PolicyStudio.Cluster.Tests.Manifests.Projecting;

/// <summary>Makes other objects, or none at all, of ones that are well.</summary>
internal static class ObjectMutation
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = DocumentLimits.MaxDepth - 2 };

    private static readonly string[] Values =
    [
        "\"Ready\"", "\"True\"", "\"10.0.0.2\"", "\"10.0.0.02\"", "\"fd00::1\"", "\"1.2.3\"", "\"\"", "null", "80", "0", "true", "false", "\"Always\"", "\"UDP\"", "\"shop\"",
        "{}", "[]", "[null]", "1.0", "1e1", "\"\\u0041\"", "\"Failed\"", "\"apps/v1\"", "\"Pod\"", "\"v1\"", "3", "-1", "\"OnDelete\"", "\"Complete\"", "\"ArgoCD\"", "\"helm\"",
        "\"In\"", "\"Exists\"", "\"Egress\"", "\"Ingress\"", "\"10.0.0.0/8\"", "\"10.1.0.0/16\"", "\"http\"", "\"tier\"", "\"-x-\"", "\"Web\"", "[\"a\"]", "65536", "\"from\"", "\"ports\"", "\"generateName\"",
    ];

    public static byte[] Any(string text, Random random) => random.Next(3) switch
    {
        0 => TextMutation.Any(Encoding.UTF8.GetBytes(text), random),
        1 => Encoding.UTF8.GetBytes(TreeText.Json(TreeMutation.Any(JsonDocuments.Parse(Encoding.UTF8.GetBytes(text)), random))),
        _ => OtherValue(text, random),
    };

    /// <summary>Whether an item of a list is JSON, not too deep, and text, as the parser has it.</summary>
    public static bool IsJson(byte[] bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, Options);
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) reader.GetString();
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    // One of the values that stand in the text takes another's place: mostly still such an object, and another one.
    private static byte[] OtherValue(string text, Random random)
    {
        var (from, to) = (Values[random.Next(Values.Length)], Values[random.Next(Values.Length)]);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(at < 0 ? text.Replace("\"controller\":true", "\"controller\":" + to, StringComparison.Ordinal) : text[..at] + to + text[(at + from.Length)..]);
    }
}
