using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Cluster.Manifests.Streaming;
using PolicyStudio.Engine.Invariants;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>Reads invariants as strictly as policies: a mistyped field would let everybody in. All errors are reported at once.</summary>
public static class InvariantReader
{
    /// <summary>Reads a list of invariants.</summary>
    /// <param name="name">How errors call the text: the file's path.</param>
    /// <param name="text">YAML, one document with a list; JSON is YAML.</param>
    /// <param name="limits">What it may be at most.</param>
    public static InvariantContent Read(string name, string text, DocumentLimits limits)
    {
        var errors = new ReadErrors(name);
        try
        {
            var documents = YamlDocuments.Parse(text, limits).ToList();
            if (documents.Count == 1) return Read(documents[0], errors);
            var second = documents.Count > 1 ? documents[1] : null;
            errors.Add(second?.Line ?? 1, second?.Column ?? 1, "", second is null ? "holds no invariants; write [] where there shall be none" : "invariants are one document with one list");
        }
        catch (ManifestSyntaxException e)
        {
            errors.Add(e.Line, e.Column, "", e.Message);
        }
        return new([], errors.ToImmutable());
    }

    private static InvariantContent Read(ManifestNode document, ReadErrors errors)
    {
        var invariants = ImmutableArray.CreateBuilder<Invariant>();
        var places = new Dictionary<string, ManifestPlace>(StringComparer.Ordinal);
        foreach (var item in new Field(document, errors).Items())
        {
            var before = errors.Count;
            var invariant = InvariantFields.Read(item);
            errors.Add(item.Node!, $"{item.Path}.", InvariantValidation.Validate(invariant), [.. errors.ToImmutable().Skip(before).Select(e => e.Path)]);
            if (invariant.Name.Length > 0 && !places.TryAdd(invariant.Name, new(errors.Source, item.Node!.Line, item.Node.Column))) item["name"].Error($"{invariant.Name} is there twice");
            invariants.Add(invariant);
        }
        return new(invariants.ToImmutable(), errors.ToImmutable()) { Places = places.ToImmutableDictionary() };
    }
}

/// <summary>What a text says about invariants.</summary>
/// <param name="Invariants">The invariants, in the order of the text; of no use where there are errors.</param>
/// <param name="Errors">Everything that is wrong.</param>
public sealed record InvariantContent(ImmutableArray<Invariant> Invariants, ImmutableArray<ManifestError> Errors)
{
    /// <summary>Where each invariant stands, by its name.</summary>
    public ImmutableDictionary<string, ManifestPlace> Places { get; init; } = ImmutableDictionary<string, ManifestPlace>.Empty;
}
