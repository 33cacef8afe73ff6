using PolicyStudio.Engine.Coverage;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Web.State.Exploring;

/// <summary>What is counted of a namespace, of a group of them, or of the whole cluster.</summary>
/// <param name="Workloads">Its workloads.</param>
/// <param name="Pods">Its live pods.</param>
/// <param name="Ingress">How many pods are isolated for ingress; a workload without a live pod counts as one.</param>
/// <param name="Egress">The same for egress.</param>
/// <param name="IsolatedIngress">Workloads all of whose pods are isolated for ingress.</param>
/// <param name="IsolatedEgress">The same for egress.</param>
/// <param name="OpenToAll">Workloads of which some pod is isolated by no policy for ingress.</param>
/// <param name="FromOutside">Workloads to which some address outside may connect.</param>
/// <param name="Exposure">Pairs of any other workload of the cluster and one of these.</param>
/// <param name="Policies">Its policies.</param>
/// <param name="Findings">What the linter finds in it.</param>
public readonly record struct CoverageSum(
    int Workloads, int Pods, Isolation Ingress, Isolation Egress, int IsolatedIngress, int IsolatedEgress, int OpenToAll, int FromOutside, PairCounts Exposure, int Policies, FindingCounts Findings)
{
    /// <summary>Sums up workloads.</summary>
    /// <param name="workloads">The workloads.</param>
    /// <param name="others">How many other workloads each of them has in the cluster.</param>
    /// <param name="policies">How many policies there are.</param>
    /// <param name="findings">What the linter finds.</param>
    public static CoverageSum Of(IEnumerable<WorkloadCoverage> workloads, int others, int policies, FindingCounts findings)
    {
        var sum = new CoverageSum { Policies = policies, Findings = findings };
        foreach (var w in workloads)
            sum = sum.Add(new(1, w.Workload.LivePods, w.Ingress, w.Egress, w.Ingress.IsComplete ? 1 : 0, w.Egress.IsComplete ? 1 : 0, w.IsOpenToAll ? 1 : 0,
                w.Entering.Outside == Outcome.Allowed ? 1 : 0, new(others, w.Entering.Workloads, w.Entering.Undecidable), 0, default));
        return sum;
    }

    /// <summary>Both taken together.</summary>
    public static CoverageSum operator +(CoverageSum a, CoverageSum b) => a.Add(b);

    /// <summary>Both taken together.</summary>
    public CoverageSum Add(CoverageSum other) => new(
        Workloads + other.Workloads, Pods + other.Pods, Ingress + other.Ingress, Egress + other.Egress, IsolatedIngress + other.IsolatedIngress,
        IsolatedEgress + other.IsolatedEgress, OpenToAll + other.OpenToAll, FromOutside + other.FromOutside, Exposure + other.Exposure, Policies + other.Policies, Findings + other.Findings);
}
