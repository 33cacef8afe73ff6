using PolicyStudio.Engine.Matrix;
using PolicyStudio.Engine.Matrix.Compiling;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Operations;

/// <summary>A matrix, with what is needed to ask about the pods of its snapshot.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Input">What the matrix was made from, or the one whose changes it is.</param>
/// <param name="Change">What has changed since; null where nothing has.</param>
internal sealed record MeasuredMatrix(ReachabilityMatrix Matrix, MatrixInput Input, SnapshotDelta? Change)
{
    private ClusterSnapshot? _snapshot;
    private ReachabilityEngine? _engine;

    /// <summary>The snapshot, with what has changed; made when it is asked for.</summary>
    public ClusterSnapshot Snapshot => _snapshot ??= Change is null ? Input.Snapshot : Input.Snapshot.Replacing(Change);

    /// <summary>What explains; made when it is asked for.</summary>
    public ReachabilityEngine Engine => _engine ??= new(Snapshot);
}
