using System.Text.Json;
using System.Text.RegularExpressions;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Linting;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Tests.Linting;

/// <summary>A small cluster as manifests. What manifests cannot say is a comment at the top: <c># surroundings: plugin cilium</c>, <c># surroundings: drops endPort</c>.</summary>
internal static partial class LintCase
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Cases", "lint");

    public static ClusterSnapshot Read(string yaml)
    {
        var content = ManifestReader.Read("case.yaml", yaml, DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        return Surroundings().Matches(yaml).Select(m => m.Groups[1].Value.Trim()).Aggregate(content.Snapshot, Surround);
    }

    public static List<Told> Lint(string yaml) =>
        [.. Linter.Lint(Read(yaml)).Select(f => new Told(f.Rule, f.Level.ToString(), f.Object?.ToString(), f.Path, f.Message))];

    public static List<Told> Expected(string file) => JsonSerializer.Deserialize<List<Told>>(File.ReadAllText(file), Json)!;

    public static string Text(List<Told> findings) => JsonSerializer.Serialize(findings, Json);

    private static ClusterSnapshot Surround(ClusterSnapshot snapshot, string text) => text.Split(' ') switch
    {
        ["drops", "endPort"] => snapshot.In(dropsEndPort: true),
        ["plugin", var name] when PluginDialect.Find(name) is { } plugin => snapshot.In(plugin),
        _ => throw new FormatException($"no such surroundings: {text}"),
    };

    /// <summary>A finding as the expectations spell it.</summary>
    internal sealed record Told(string Rule, string Level, string? Object, string? Path, string Message);

    [GeneratedRegex("^# surroundings: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Surroundings();
}
