using System.Text.RegularExpressions;

namespace PolicyStudio.Web.State.Policies;

/// <summary>The API's rule for the name of a policy: a DNS subdomain.</summary>
public static partial class PolicyName
{
    /// <summary>What is wrong with a name, or null when it is valid.</summary>
    public static string? Error(string name) => name.Length <= 253 && Subdomain().IsMatch(name)
        ? null
        : "A name has at most 253 lower-case letters, digits, '-' and '.', and begins and ends with a letter or digit.";

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex Subdomain();
}
