using System.Security.Cryptography;
using System.Text;

namespace PolicyStudio.Web.Security.Browser;

/// <summary>
/// Where the browser finds the modules that CodeMirror's files name: an import map, the one script that stands in a page. It is fixed, so that the
/// policy of every answer can name its hash.
/// </summary>
internal static class ModuleMap
{
    private static readonly string[] Modules =
    [
        "@codemirror/autocomplete", "@codemirror/commands", "@codemirror/lang-yaml", "@codemirror/language", "@codemirror/lint", "@codemirror/state",
        "@codemirror/streamparser", "@codemirror/view", "@lezer/common", "@lezer/highlight", "@lezer/lr", "@lezer/yaml", "@marijn/find-cluster-break", "crelt", "style-mod",
        "w3c-keyname",
    ];

    /// <summary>The map's text, as it stands in the page.</summary>
    public static string Text { get; } = "{\"imports\":{" + string.Join(',', Modules.Select(m => $"\"{m}\":\"./lib/codemirror/{FileOf(m)}.js\"")) + "}}";

    /// <summary>What a Content-Security-Policy calls it.</summary>
    public static string Source { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";

    // The author's name is no part of a file's.
    private static string FileOf(string module) => module.Replace("@marijn/", "", StringComparison.Ordinal).TrimStart('@').Replace('/', '-');
}
