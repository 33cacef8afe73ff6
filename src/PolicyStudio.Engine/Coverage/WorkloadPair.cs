using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Coverage;

/// <summary>Two workloads, and whether the one may connect to the other on any port.</summary>
/// <param name="Source">Who connects.</param>
/// <param name="Destination">To whom.</param>
/// <param name="Outcome">Allowed with a port that is open between any of their pods.</param>
public sealed record WorkloadPair(Workload Source, Workload Destination, Outcome Outcome);
