using System.Text.Json;
using System.Text.RegularExpressions;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Linting;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Tests.Linting;

/// <summary>
/// A small cluster as manifests. What manifests cannot say is a comment at the top: <c># surroundings: plugin cilium</c>,
/// <c># surroundings: drops endPort</c>, <c># surroundings: APIService v1.x calls ns/service:443</c>, <c># surroundings: CiliumNetworkPolicy ns/name (cilium.io)</c>.
/// </summary>
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

    private static ClusterSnapshot Surround(ClusterSnapshot snapshot, string text)
    {
        if (text == "drops endPort") return snapshot.In(dropsEndPort: true);
        if (Plugin().Match(text) is { Success: true } plugin) return snapshot.In(PluginDialect.Find(plugin.Groups[1].Value));
        if (Call().Match(text) is { Success: true } call)
        {
            var caller = new ObjectReference(call.Groups["kind"].Value, null, call.Groups["name"].Value);
            var port = int.Parse(call.Groups["port"].Value, System.Globalization.CultureInfo.InvariantCulture);
            return snapshot.In(apiServerCalls: snapshot.ApiServerCalls.Append(
                new(caller, call.Groups["ns"].Value, call.Groups["service"].Value, port, !call.Groups["open"].Success)));
        }
        if (Other().Match(text) is not { Success: true } other) throw new FormatException($"no such surroundings: {text}");
        var ns = other.Groups["ns"].Success ? other.Groups["ns"].Value : null;
        return snapshot.In(otherPolicies: snapshot.OtherPolicies.Append(
            new(new(other.Groups["kind"].Value, ns, other.Groups["name"].Value), other.Groups["group"].Value, [PolicyType.Ingress], [])));
    }

    /// <summary>A finding as the expectations spell it.</summary>
    internal sealed record Told(string Rule, string Level, string? Object, string? Path, string Message);

    [GeneratedRegex("^# surroundings: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Surroundings();

    [GeneratedRegex("^plugin (.+)$")]
    private static partial Regex Plugin();

    [GeneratedRegex("^(?<kind>\\S+) (?<name>\\S+) calls (?<ns>[^/]+)/(?<service>[^:]+):(?<port>\\d+)(?<open>, failing open)?$")]
    private static partial Regex Call();

    [GeneratedRegex("^(?<kind>\\S+) ((?<ns>[^/ ]+)/)?(?<name>\\S+) \\((?<group>\\S+)\\)$")]
    private static partial Regex Other();
}
