using System.Text.RegularExpressions;

namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>
/// The type of a plain YAML scalar as kubectl and the API server read it (YAML 1.1): <c>yes</c> and <c>on</c> are booleans, so that
/// <c>label: yes</c> is as wrong here as it is there.
/// </summary>
internal static partial class YamlScalars
{
    public static ScalarKind KindOf(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" or "yes" or "Yes" or "YES" or "no" or "No" or "NO"
            or "on" or "On" or "ON" or "off" or "Off" or "OFF" => ScalarKind.Boolean,
        _ when Integer().IsMatch(plain) => ScalarKind.Integer,
        _ when Float().IsMatch(plain) => ScalarKind.Float,
        _ => ScalarKind.String,
    };

    /// <summary>Whether some reader of YAML would take the plain text for something else than a string.</summary>
    public static bool NeedsQuotes(string text) => KindOf(text) != ScalarKind.String || text is "y" or "Y" or "n" or "N";

    public static bool IsTrue(string text) => text is "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON";

    [GeneratedRegex(@"\A[-+]?(0|[1-9][0-9_]*|0[0-7_]+|0o[0-7]+|0x[0-9a-fA-F_]+|0b[01_]+)\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"\A([-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z")]
    private static partial Regex Float();
}
