using System.Text.RegularExpressions;

namespace PolicyStudio.Engine.Labels;

/// <summary>The API's rules for label keys and values (apimachinery, IsQualifiedName and IsValidLabelValue).</summary>
public static partial class LabelSyntax
{
    /// <summary>What is wrong with a label key, or null when it is valid: an optional DNS prefix and a slash, then up to 63 characters.</summary>
    public static string? KeyError(string key) => Text(KeyFault(key));

    /// <summary>What is wrong with a label value, or null when it is valid: empty, or up to 63 characters.</summary>
    public static string? ValueError(string value) => Text(ValueFault(value));

    /// <summary>The same as <see cref="KeyError"/>, for whoever says it in his own words.</summary>
    public static LabelFault? KeyFault(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var (prefix, name) = slash < 0 ? (null, key) : (key[..slash], key[(slash + 1)..]);
        if (prefix is { Length: 0 or > 253 } || (prefix is not null && DnsName.SubdomainError(prefix) is not null)) return LabelFault.KeyPrefix;
        if (name.Length is 0 or > 63) return LabelFault.KeyLength;
        return Name().IsMatch(name) ? null : LabelFault.KeyCharacters;
    }

    /// <summary>The same as <see cref="ValueError"/>, for whoever says it in his own words.</summary>
    public static LabelFault? ValueFault(string value) =>
        value.Length == 0 ? null : value.Length > 63 ? LabelFault.ValueLength : Name().IsMatch(value) ? null : LabelFault.ValueCharacters;

    private static string? Text(LabelFault? fault) => fault switch
    {
        null => null,
        LabelFault.KeyPrefix => "the part before the slash must be a DNS name of at most 253 lower-case characters",
        LabelFault.KeyLength => "the name must have 1 to 63 characters",
        LabelFault.KeyCharacters => "the name may hold letters, digits, '-', '_' and '.', and must begin and end with a letter or digit",
        LabelFault.ValueLength => "a value has at most 63 characters",
        _ => "a value may hold letters, digits, '-', '_' and '.', and must begin and end with a letter or digit",
    };

    [GeneratedRegex(@"\A[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z")]
    private static partial Regex Name();
}

/// <summary>What may be wrong with a label.</summary>
public enum LabelFault
{
    /// <summary>The part of the key before the slash is no DNS name.</summary>
    KeyPrefix,

    /// <summary>The key's name is empty or too long.</summary>
    KeyLength,

    /// <summary>The key's name has a character that it may not have, or not there.</summary>
    KeyCharacters,

    /// <summary>The value is too long.</summary>
    ValueLength,

    /// <summary>The value has a character that it may not have, or not there.</summary>
    ValueCharacters,
}
