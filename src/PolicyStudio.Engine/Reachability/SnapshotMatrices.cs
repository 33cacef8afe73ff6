using System.Runtime.CompilerServices;
using PolicyStudio.Engine.Matrix;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>The matrix of each snapshot that somebody asks about, made once for all who ask; it goes when the snapshot goes.</summary>
internal static class SnapshotMatrices
{
    private static readonly ConditionalWeakTable<ClusterSnapshot, Lazy<ReachabilityMatrix>> Known = [];
    private static readonly ConditionalWeakTable<ClusterSnapshot, PolicyReads> KnownReads = [];

    /// <summary>The matrix of a snapshot.</summary>
    public static ReachabilityMatrix Of(ClusterSnapshot snapshot) =>
        Known.GetValue(snapshot, s => new(() => ReachabilityMatrix.Of(s))).Value;

    /// <summary>What a snapshot's policies read.</summary>
    public static PolicyReads ReadsOf(ClusterSnapshot snapshot) => KnownReads.GetValue(snapshot, PolicyReads.Of);
}
