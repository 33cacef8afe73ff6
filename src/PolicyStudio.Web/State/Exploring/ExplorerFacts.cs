using System.Collections.Immutable;
using PolicyStudio.Engine.Coverage;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Linting;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Exploring.Namespaces;
using PolicyStudio.Web.State.Exploring.Policies;

namespace PolicyStudio.Web.State.Exploring;

/// <summary>All that the explorer's pages show of one snapshot. Immutable; one for all circuits that look at it.</summary>
public sealed class ExplorerFacts
{
    private readonly ILookup<ObjectReference, Finding> _byObject;
    private readonly ILookup<string, PolicyFacts> _policiesIn;

    private ExplorerFacts(ClusterSnapshot snapshot, CancellationToken cancellation)
    {
        Snapshot = snapshot;
        // Without a draft there is one engine for all who look at a snapshot.
        Coverage = ClusterCoverage.Of(ClusterComparison.Of(snapshot, PolicyDraft.Empty).Before, cancellation);
        Findings = Linter.Lint(snapshot, cancellation);
        _byObject = Findings.Where(f => f.Object is not null).ToLookup(f => f.Object!);
        var workloads = Coverage.Workloads.ToLookup(w => w.Workload.Namespace, StringComparer.Ordinal);
        Policies = [.. snapshot.Policies.Select(p => PolicyFacts.Of(p, workloads[p.Namespace].Select(w => w.Workload), [.. _byObject[p.Reference]]))];
        cancellation.ThrowIfCancellationRequested();
        _policiesIn = Policies.ToLookup(p => p.Policy.Namespace, StringComparer.Ordinal);
        var findingsIn = Findings.Where(f => f.Object is not null).ToLookup(f => f.Object!.Kind == "Namespace" ? f.Object.Name : f.Object.Namespace ?? "", StringComparer.Ordinal);
        Namespaces = [.. snapshot.Namespaces.Select(n => new NamespaceFacts(n,
            CoverageSum.Of(workloads[n.Name], Math.Max(0, Coverage.Workloads.Length - 1), _policiesIn[n.Name].Count(), FindingCounts.Of(findingsIn[n.Name]))))];
        Sum = Namespaces.Aggregate(default(CoverageSum), (sum, n) => sum + n.Sum) with { Findings = FindingCounts.Of(Findings) };
    }

    /// <summary>The snapshot.</summary>
    public ClusterSnapshot Snapshot { get; }

    /// <summary>Who reaches whom, as numbers.</summary>
    public ClusterCoverage Coverage { get; }

    /// <summary>What the linter finds, the worst first.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>The policies with what they select, in the snapshot's order.</summary>
    public ImmutableArray<PolicyFacts> Policies { get; }

    /// <summary>The namespaces, by name.</summary>
    public ImmutableArray<NamespaceFacts> Namespaces { get; }

    /// <summary>The whole cluster.</summary>
    public CoverageSum Sum { get; }

    /// <summary>Computes them.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for them any more.</exception>
    public static ExplorerFacts Of(ClusterSnapshot snapshot, CancellationToken cancellation = default) => new(snapshot, cancellation);

    /// <summary>What the linter finds about one object.</summary>
    public IEnumerable<Finding> About(ObjectReference reference) => _byObject[reference];

    /// <summary>The policies that select some pod of a workload.</summary>
    public IEnumerable<PolicyFacts> Selecting(Workload workload) => _policiesIn[workload.Namespace].Where(p => p.Selected.Contains(workload));

    /// <summary>The policy of that name, or null.</summary>
    public PolicyFacts? FindPolicy(string ns, string name) => _policiesIn[ns].FirstOrDefault(p => p.Policy.Name == name);
}
