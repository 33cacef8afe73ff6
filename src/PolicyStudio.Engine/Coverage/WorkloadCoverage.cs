using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Coverage;

/// <summary>A workload as numbers. Its own replicas among themselves count nowhere.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Ingress">How many of its pods are isolated for ingress; a template's stand-in counts as one.</param>
/// <param name="Egress">The same for egress.</param>
/// <param name="Entering">Who may connect to it.</param>
/// <param name="Leaving">To whom it may connect.</param>
public sealed record WorkloadCoverage(Workload Workload, Isolation Ingress, Isolation Egress, Reach Entering, Reach Leaving)
{
    /// <summary>Whether nothing on its side stops anybody: every other workload whose own egress allows it gets in, and outside does.</summary>
    public bool IsOpenToAll => Ingress.Open > 0;
}

/// <summary>With whom a workload may connect in one direction, on any port.</summary>
/// <param name="Workloads">Other workloads with an open port.</param>
/// <param name="Namespaces">In how many namespaces those are.</param>
/// <param name="Undecidable">Other workloads of which policies alone do not say.</param>
/// <param name="Outside">The addresses outside: allowed where some address may connect.</param>
public readonly record struct Reach(int Workloads, int Namespaces, int Undecidable, Outcome Outside);
