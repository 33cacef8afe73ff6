using System.Text.Json;

namespace PolicyStudio.Cluster.Manifests.Projecting;

/// <summary>
/// Reads values of expected types off a reader. Each method begins at the property's name or the item before, and ends at the value's last
/// token; false says that the value is of another type, so that the object is read the long way, which knows what to say.
/// </summary>
internal static class JsonFields
{
    /// <summary>Skips a value.</summary>
    public static bool Skips(ref this Utf8JsonReader json) => json.Read() && json.TrySkip();

    /// <summary>Whether an object begins; one that is null has no properties.</summary>
    public static bool Opens(ref this Utf8JsonReader json, out bool isNull)
    {
        json.Read();
        isNull = json.TokenType == JsonTokenType.Null;
        return isNull || json.TokenType == JsonTokenType.StartObject;
    }

    /// <summary>Whether a list begins; one that is null has no items.</summary>
    public static bool OpensList(ref this Utf8JsonReader json, out bool isNull)
    {
        json.Read();
        isNull = json.TokenType == JsonTokenType.Null;
        return isNull || json.TokenType == JsonTokenType.StartArray;
    }

    /// <summary>Moves to the next property's name, or the end of the object. A name with escapes may be any name.</summary>
    public static bool Next(ref this Utf8JsonReader json, out ReadOnlySpan<byte> name)
    {
        json.Read();
        name = json.TokenType == JsonTokenType.EndObject ? default : json.ValueSpan;
        return json.TokenType == JsonTokenType.EndObject || !json.ValueIsEscaped;
    }

    /// <summary>A text without escapes, or null; the bytes are those within the quotes.</summary>
    public static bool Text(ref this Utf8JsonReader json, out ReadOnlySpan<byte> text, out bool isNull)
    {
        json.Read();
        isNull = json.TokenType == JsonTokenType.Null;
        text = isNull ? default : json.ValueSpan;
        return isNull || (json.TokenType == JsonTokenType.String && !json.ValueIsEscaped);
    }

    /// <summary>True or false; null is false.</summary>
    public static bool Flag(ref this Utf8JsonReader json, out bool flag)
    {
        json.Read();
        flag = json.TokenType == JsonTokenType.True;
        return json.TokenType is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null;
    }
}
