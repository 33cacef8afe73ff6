using System.Text;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Streaming;

namespace PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

/// <summary>What is mutated: the documents of the cases and of the demo, and the small files whole.</summary>
internal sealed class Seeds
{
    private static readonly string[] Folders = ["Cases/corner", "Cases/e2e", "Cases/scenario", "deploy/demo"];

    private Seeds(IEnumerable<string> files)
    {
        var texts = files.Select(File.ReadAllText).ToList();
        var documents = texts.SelectMany(t => t.Split("\n---")).Distinct().ToList();
        Texts = [.. documents.Concat(texts.Where(t => t.Length < 4000)).Select(Encoding.UTF8.GetBytes), .. BadDocuments()];
        Trees = [.. documents.SelectMany(Parse)];
        Policies = [.. Trees.Where(t => t is MappingNode m && m["kind"] is ScalarNode { Text: "NetworkPolicy" } && TestRead.Errors("seed.json", TreeText.Json(t)).IsEmpty)];
    }

    public static Seeds All { get; } = new(Folders.Select(f => Path.Combine(AppContext.BaseDirectory, f))
        .SelectMany(f => Directory.EnumerateFiles(f, "*.yaml", SearchOption.AllDirectories)).Order(StringComparer.Ordinal));

    public IReadOnlyList<byte[]> Texts { get; }

    public IReadOnlyList<ManifestNode> Trees { get; }

    /// <summary>The NetworkPolicies that read without an error.</summary>
    public IReadOnlyList<ManifestNode> Policies { get; }

    // What is bad already leads further off the path when it is changed.
    private static IEnumerable<byte[]> BadDocuments() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Cases", "bad")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(b => b.Length < 4000);

    private static IEnumerable<ManifestNode> Parse(string text)
    {
        try
        {
            return YamlDocuments.Parse(text, DocumentLimits.Disk).ToList();
        }
        // Some corner cases are bad documents by design.
        catch (ManifestSyntaxException)
        {
            return [];
        }
    }
}
