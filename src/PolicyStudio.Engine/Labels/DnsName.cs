using System.Text.RegularExpressions;

namespace PolicyStudio.Engine.Labels;

/// <summary>The API's rules for names (RFC 1123, in lower case).</summary>
public static partial class DnsName
{
    /// <summary>What is wrong with a name as most objects bear one, or null: up to 253 characters, dots allowed.</summary>
    public static string? SubdomainError(string name) =>
        name.Length <= 253 && Subdomain().IsMatch(name) ? null
            : "a name has at most 253 lower-case letters, digits, '-' and '.', and each part between dots begins and ends with a letter or digit";

    /// <summary>What is wrong with a namespace's name, or null: up to 63 characters without dots.</summary>
    public static string? LabelError(string name) =>
        name.Length <= 63 && Subdomain().IsMatch(name) && !name.Contains('.', StringComparison.Ordinal) ? null
            : "the name of a namespace has at most 63 lower-case letters, digits and '-', and begins and ends with a letter or digit";

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex Subdomain();
}
