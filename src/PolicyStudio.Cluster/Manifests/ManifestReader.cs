using System.Text;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>Reads manifests into a snapshot. All errors are reported at once: one bad document does not hide the others.</summary>
public static class ManifestReader
{
    /// <summary>Reads every document of every source.</summary>
    public static ManifestContent Read(IEnumerable<ManifestSource> sources, DocumentLimits limits)
    {
        var collected = new CollectedObjects();
        foreach (var source in sources)
        {
            try
            {
                foreach (var document in Documents(source, limits)) collected.Add(source.Name, document);
            }
            catch (ManifestSyntaxException e)
            {
                collected.Add(new ManifestError(source.Name, e.Line, e.Column, "", e.Message));
            }
        }
        return collected.ToContent();
    }

    /// <summary>Reads one text, as it comes from an editor.</summary>
    public static ManifestContent Read(string name, string text, DocumentLimits limits) => Read([new(name, text)], limits);

    private static IEnumerable<ManifestNode> Documents(ManifestSource source, DocumentLimits limits)
    {
        if (!source.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !source.Text.AsSpan().TrimStart().StartsWith("{\""))
            return YamlDocuments.Parse(source.Text, limits);
        limits.Check(source.Text);
        return [JsonDocuments.Parse(Encoding.UTF8.GetBytes(source.Text), withPositions: true)];
    }
}
