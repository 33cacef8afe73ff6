using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cli.Output;

/// <summary>Results as SARIF 2.1.0, so that code scanning shows them beside the line.</summary>
internal static class SarifText
{
    public static JsonObject Of(IEnumerable<SarifResult> results)
    {
        var all = results.ToList();
        var rules = all.DistinctBy(r => r.Rule).OrderBy(r => r.Rule, StringComparer.Ordinal).ToList();
        return new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "policystudio",
                        ["semanticVersion"] = typeof(SarifText).Assembly.GetName().Version!.ToString(3),
                        ["rules"] = new JsonArray([.. rules.Select(Rule)]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. all.Select(r => Result(r, rules.FindIndex(x => x.Rule == r.Rule)))]),
            }),
        };
    }

    private static JsonObject Rule(SarifResult result) => new JsonObject
    {
        ["id"] = result.Rule,
        ["shortDescription"] = Text(result.RuleText),
        ["defaultConfiguration"] = new JsonObject { ["level"] = Level(result.Level) },
    };

    private static JsonObject Result(SarifResult result, int rule) => new JsonObject
    {
        ["ruleId"] = result.Rule,
        ["ruleIndex"] = rule,
        ["level"] = Level(result.Level),
        ["message"] = Text(result.Message),
        ["locations"] = new JsonArray(Location(result)),
        // What it is about and not where it stands: a line more above it makes no new result.
        ["partialFingerprints"] = new JsonObject
        {
            ["policystudio/v1"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{result.Rule}\n{result.Subject}\n{result.Message}"))),
        },
    };

    private static JsonObject Location(SarifResult result)
    {
        var location = new JsonObject();
        if (result.Place is { } place)
            location["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = Uri(place.Source) },
                ["region"] = new JsonObject { ["startLine"] = place.Line, ["startColumn"] = place.Column },
            };
        if (result.Subject.Length > 0)
            location["logicalLocations"] = new JsonArray(new JsonObject { ["fullyQualifiedName"] = result.Subject, ["kind"] = "resource" });
        return location;
    }

    private static string Uri(string path) =>
        (Path.IsPathRooted(path) ? "file://" : "") + string.Join('/', path.Replace('\\', '/').Split('/').Select(System.Uri.EscapeDataString));

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static string Level(FindingLevel level) => level switch { FindingLevel.Error => "error", FindingLevel.Warning => "warning", _ => "note" };
}

/// <summary>One result of SARIF.</summary>
/// <param name="Rule">The rule's name in kebab case.</param>
/// <param name="RuleText">What the rule is about, for all its results.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Subject">The object or the pair it is about, or empty.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Place">Where it stands, or null where that is no file.</param>
internal sealed record SarifResult(string Rule, string RuleText, FindingLevel Level, string Subject, string Message, Cluster.Manifests.ManifestPlace? Place)
{
    /// <summary>A finding as a result. Code scanning takes no result without a file: one about the whole input stands at the source's beginning.</summary>
    public static SarifResult Of(ReportedFinding finding, LoadedSource source) => new(
        finding.Finding.Rule, RuleTexts.Of(finding.Finding.Rule), finding.Finding.Level, finding.Finding.Object?.ToString() ?? "", finding.Finding.Message, finding.Place ?? source.Start);
}
