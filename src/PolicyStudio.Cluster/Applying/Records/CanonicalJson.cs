using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyStudio.Cluster.Applying.Records;

/// <summary>
/// The one spelling of a JSON value, after RFC 8785: no blanks, fields in ordinal order, only what must be escaped is. Own code, since the
/// library's escaping follows the Unicode tables of its version and a hash has to outlive that. Numbers are integers; half a surrogate pair,
/// which UTF-8 cannot hold, is U+FFFD.
/// </summary>
internal static class CanonicalJson
{
    public static string Write(JsonNode value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    /// <summary>The SHA-256 of a text's UTF-8, in lower-case hexadecimal.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The text as UTF-8 can hold it.</summary>
    public static string WellFormed(string text) => string.Concat(text.EnumerateRunes());

    private static void Write(JsonNode? value, StringBuilder text)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject map:
                List(text, '{', '}', map.OrderBy(f => f.Key, StringComparer.Ordinal), f =>
                {
                    Write(f.Key, text);
                    text.Append(':');
                    Write(f.Value, text);
                });
                break;
            case JsonArray list:
                List(text, '[', ']', list, item => Write(item, text));
                break;
            default:
                if (value.GetValueKind() == JsonValueKind.String) Write(value.GetValue<string>(), text);
                else text.Append(value.ToJsonString());
                break;
        }
    }

    private static void List<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        foreach (var (index, item) in items.Index())
        {
            if (index > 0) text.Append(',');
            write(item);
        }
        text.Append(close);
    }

    private static void Write(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var rune in value.EnumerateRunes())
            if (rune.Value is '"' or '\\') text.Append('\\').Append((char)rune.Value);
            else if (rune.Value >= ' ') text.Append(rune.ToString());
            else text.Append(Control((char)rune.Value));
        text.Append('"');
    }

    private static string Control(char c) => c switch
    {
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{(int)c:x4}",
    };
}
