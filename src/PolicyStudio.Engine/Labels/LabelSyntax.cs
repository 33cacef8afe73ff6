using System.Text.RegularExpressions;

namespace PolicyStudio.Engine.Labels;

/// <summary>The API's rules for label keys and values (apimachinery, IsQualifiedName and IsValidLabelValue).</summary>
public static partial class LabelSyntax
{
    /// <summary>What is wrong with a label key, or null when it is valid: an optional DNS prefix and a slash, then up to 63 characters.</summary>
    public static string? KeyError(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var (prefix, name) = slash < 0 ? (null, key) : (key[..slash], key[(slash + 1)..]);
        if (prefix is { Length: 0 or > 253 } || (prefix is not null && DnsName.SubdomainError(prefix) is not null))
            return "the part before the slash must be a DNS name of at most 253 lower-case characters";
        if (name.Length is 0 or > 63)
            return "the name must have 1 to 63 characters";
        return Name().IsMatch(name) ? null : "the name may hold letters, digits, '-', '_' and '.', and must begin and end with a letter or digit";
    }

    /// <summary>What is wrong with a label value, or null when it is valid: empty, or up to 63 characters.</summary>
    public static string? ValueError(string value)
    {
        if (value.Length == 0) return null;
        if (value.Length > 63) return "a value has at most 63 characters";
        return Name().IsMatch(value) ? null : "a value may hold letters, digits, '-', '_' and '.', and must begin and end with a letter or digit";
    }

    [GeneratedRegex(@"\A[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z")]
    private static partial Regex Name();
}
