using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Reading.Fields;

/// <summary>What a document says it is.</summary>
/// <param name="Group">The API group; the core group is empty.</param>
/// <param name="Version">The whole apiVersion.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Errors">What is wrong; the rest of the document is then not read.</param>
internal sealed record DocumentHeader(string Group, string Version, string Kind, ImmutableArray<ManifestError> Errors)
{
    /// <summary>Reads it; an item of a typed list may leave out what its list says.</summary>
    public static DocumentHeader Read(string source, MappingNode document, string listVersion, string listKind)
    {
        var errors = new ReadErrors(source);
        var root = new Field(document, errors);
        foreach (var repeated in Repeated(document))
            errors.Add(repeated.Line, repeated.Column, repeated.Key, "stands twice; is a line with --- missing before it?");
        if (errors.Count > 0) return new("", "", "", errors.ToImmutable());
        var kind = root["kind"].Text() ?? listKind;
        var version = root["apiVersion"].Text() ?? listVersion;
        if (errors.Count == 0)
        {
            if (kind.Length == 0) root.Error("kind is required" + NearKey(document, "kind"));
            if (version.Length == 0) root.Error("apiVersion is required" + NearKey(document, "apiVersion") + KindCheck.VersionHint(kind));
            if (errors.Count == 0 && KindCheck.Error(version, kind) is var (field, message)) root[field].Error(message);
        }
        var slash = version.IndexOf('/', StringComparison.Ordinal);
        return new(slash > 0 ? version[..slash] : "", version, kind, errors.ToImmutable());
    }

    // Those of one name together, in the order in which the names come up.
    private static IEnumerable<MappingEntry> Repeated(MappingNode document)
    {
        var parts = document.Entries.Where(e => e.Key is "apiVersion" or "kind" or "metadata" or "spec" or "items").ToList();
        return parts.Count <= 5 && parts.DistinctBy(e => e.Key).Count() == parts.Count ? [] : parts.GroupBy(e => e.Key).SelectMany(g => g.Skip(1));
    }

    private static string NearKey(MappingNode document, string wanted) =>
        document.Entries.FirstOrDefault(e => NearestName.Distance(e.Key, wanted) <= 2) is not { } near ? ""
            : near.Key == wanted ? $"; in line {near.Line} it is empty" : $"; did you mean it by '{near.Key}' in line {near.Line}?";
}
