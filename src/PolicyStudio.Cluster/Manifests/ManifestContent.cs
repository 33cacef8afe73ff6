using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>What a set of manifests holds. With errors the snapshot has just what could be read, and must not be shown as the answer.</summary>
/// <param name="Snapshot">The objects, with findings about what was left out.</param>
/// <param name="Errors">Everything that is wrong, in the order of the sources.</param>
public sealed record ManifestContent(ClusterSnapshot Snapshot, ImmutableArray<ManifestError> Errors)
{
    /// <summary>How many documents there were, whatever they held; 0 for an empty file.</summary>
    public int Documents { get; init; }

    /// <summary>Pods that have ended (Succeeded, Failed): they are in no snapshot, and end those below of their names.</summary>
    public ImmutableHashSet<ObjectReference> Ended { get; init; } = [];

    /// <summary>Where each object of the snapshot stands; of one that is there twice, the last place.</summary>
    public ManifestPlaces Places { get; init; } = ManifestPlaces.None;
}

/// <summary>Where an object stands.</summary>
/// <param name="Source">The file's name, or <c>-</c> for standard input.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record ManifestPlace(string Source, int Line, int Column)
{
    /// <summary><c>policies.yaml:9:3</c>.</summary>
    public override string ToString() => $"{Source}:{Line}:{Column}";
}
