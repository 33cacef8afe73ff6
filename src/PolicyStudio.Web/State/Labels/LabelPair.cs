using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Web.State.Labels;

/// <summary>One label: a key and the value that a switch sets.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; may be empty, never null.</param>
public sealed record LabelPair(string Key, string Value)
{
    /// <summary>Reads <c>key=value</c>; null when the key or the value is not one the API would take.</summary>
    public static LabelPair? Parse(string? text)
    {
        if (text?.Split('=', 2) is not [var key, var value]) return null;
        return LabelSyntax.KeyError(key) is null && LabelSyntax.ValueError(value) is null ? new(key, value) : null;
    }

    /// <summary>Whether an object has exactly this label.</summary>
    public bool IsOn(LabelSet labels) => labels.Has(Key, Value);

    /// <summary><c>key=value</c>.</summary>
    public override string ToString() => $"{Key}={Value}";
}
