using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PolicyStudio.Engine.Matrix;
using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>What is worked out once of each snapshot that somebody asks about, for all who ask; it goes when the snapshot goes.</summary>
internal static class SnapshotMatrices
{
    private static readonly ConditionalWeakTable<ClusterSnapshot, Known> All = [];

    // A draft of labels has the very policies of the snapshot that it lies over.
    private static readonly ConditionalWeakTable<NetworkPolicy[], KnownReads> Reads = [];

    /// <summary>The matrix of a snapshot.</summary>
    public static ReachabilityMatrix Of(ClusterSnapshot snapshot) => KnownOf(snapshot).Matrix.Value;

    /// <summary>Its pods grouped as that matrix groups them.</summary>
    public static EndpointGroups GroupsOf(ClusterSnapshot snapshot) => KnownOf(snapshot).Groups.Value;

    /// <summary>What its policies read.</summary>
    public static PolicyReads ReadsOf(ClusterSnapshot snapshot)
    {
        if (snapshot.Policies.IsEmpty) return PolicyReads.Of(snapshot);
        var known = Reads.GetValue(ImmutableCollectionsMarshal.AsArray(snapshot.Policies)!, _ => new(PolicyReads.Of(snapshot), snapshot.Plugin));
        return known.Plugin == snapshot.Plugin ? known.Reads : PolicyReads.Of(snapshot);
    }

    private static Known KnownOf(ClusterSnapshot snapshot) => All.GetValue(snapshot, s =>
    {
        Lazy<ReachabilityMatrix> matrix = new(() => FromBasis(s) ?? ReachabilityMatrix.Of(s));
        return new(matrix, new(() => EndpointGroups.Of(s, matrix.Value, ReadsOf(s))));
    });

    // What a watch or a draft has changed of a snapshot that was asked about costs what it touches.
    private static ReachabilityMatrix? FromBasis(ClusterSnapshot snapshot) =>
        snapshot.Basis?.TryGetTarget(out var basis) == true && All.TryGetValue(basis, out var known) && known.Matrix.IsValueCreated
            ? known.Matrix.Value.After(basis, snapshot) : null;

    private sealed record Known(Lazy<ReachabilityMatrix> Matrix, Lazy<EndpointGroups> Groups);

    private sealed record KnownReads(PolicyReads Reads, PluginDialect Plugin);
}
