using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Web.State.Policies;

/// <summary>A policy written by hand: read strictly, with every error and its place; the text itself is never changed.</summary>
/// <param name="Policies">The policies of the text; empty where there is an error.</param>
/// <param name="Errors">What the reader refuses.</param>
public sealed record PolicyText(ImmutableArray<NetworkPolicy> Policies, ImmutableArray<ManifestError> Errors)
{
    /// <summary>Whether the text reads, but has no policy in it.</summary>
    public bool IsWithoutPolicy => Errors.IsEmpty && Policies.IsEmpty;

    /// <summary>Reads a text.</summary>
    public static PolicyText Read(string text)
    {
        var content = ManifestReader.Read("", text, DocumentLimits.Web);
        return new(content.Errors.IsEmpty ? content.Snapshot.Policies : [], content.Errors);
    }
}
