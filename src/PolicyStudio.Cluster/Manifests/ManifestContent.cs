using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>What a set of manifests holds. With errors the snapshot has just what could be read, and must not be shown as the answer.</summary>
/// <param name="Snapshot">The objects, with findings about what was left out.</param>
/// <param name="Errors">Everything that is wrong, in the order of the sources.</param>
public sealed record ManifestContent(ClusterSnapshot Snapshot, ImmutableArray<ManifestError> Errors);
