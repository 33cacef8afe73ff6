using PolicyStudio.Engine.Coverage;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Exploring.Workloads;

/// <summary>What a link to the list of workloads asks. What is absent does not narrow it.</summary>
/// <param name="Text">Words of the name, the namespace, the kind or the labels.</param>
/// <param name="Namespace">A namespace.</param>
/// <param name="Ingress">How its pods must stand for ingress.</param>
/// <param name="Egress">How its pods must stand for egress.</param>
/// <param name="Outside">Whether addresses outside may connect to it.</param>
/// <param name="Sort">The column that orders.</param>
/// <param name="IsReversed">Whether the order is the other way round.</param>
public sealed record WorkloadQuery(string? Text, string? Namespace, IsolationState? Ingress, IsolationState? Egress, Outcome? Outside, WorkloadSort Sort, bool IsReversed)
{
    /// <summary>Reads the parts of a query; what cannot be read counts as absent.</summary>
    public static WorkloadQuery Parse(string? text, string? ns, string? ingress, string? egress, string? outside, string? sort, string? reversed) => new(
        QueryWord.Given(text), QueryWord.Given(ns), QueryWord.Parse<IsolationState>(ingress), QueryWord.Parse<IsolationState>(egress), QueryWord.Parse<Outcome>(outside),
        QueryWord.Parse<WorkloadSort>(sort) ?? WorkloadSort.Exposure, reversed == "1");

    /// <summary>Whether anything narrows it.</summary>
    public bool IsNarrowed => Text is not null || Namespace is not null || Ingress is not null || Egress is not null || Outside is not null;

    /// <summary>The link.</summary>
    public override string ToString() => ExplorerLink.Of("workloads", ("q", Text), ("ns", Namespace), ("ingress", QueryWord.Of(Ingress)), ("egress", QueryWord.Of(Egress)),
        ("outside", QueryWord.Of(Outside)), ("sort", QueryWord.Of(Sort, WorkloadSort.Exposure)), ("reversed", IsReversed ? "1" : null));

    /// <summary>The workloads asked for, in the order asked for.</summary>
    public List<WorkloadCoverage> On(ExplorerFacts facts)
    {
        var words = (Text ?? "").Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        var found = facts.Coverage.Workloads.Where(w => (Namespace is null || w.Workload.Namespace == Namespace) && (Ingress is not { } i || StateOf(w.Ingress) == i)
            && (Egress is not { } e || StateOf(w.Egress) == e) && (Outside is not { } o || w.Entering.Outside == o) && Array.TrueForAll(words, word => Holds(w.Workload, word)));
        var sorted = Sort switch
        {
            WorkloadSort.Reaches => found.OrderByDescending(w => w.Leaving.Workloads).ThenByDescending(w => w.Leaving.Namespaces).ThenBy(w => w.Workload.Reference),
            WorkloadSort.Pods => found.OrderByDescending(w => w.Workload.LivePods).ThenBy(w => w.Workload.Reference),
            WorkloadSort.Findings => found.OrderByDescending(w => FindingCounts.Of(facts.About(w.Workload.Reference)).Weight).ThenBy(w => w.Workload.Reference),
            WorkloadSort.Name => found.OrderBy(w => w.Workload.Reference),
            _ => found.OrderByDescending(w => w.Entering.Workloads).ThenByDescending(w => w.Entering.Outside == Outcome.Allowed).ThenByDescending(w => w.Entering.Undecidable).ThenBy(w => w.Workload.Reference),
        };
        return [.. IsReversed ? sorted.Reverse() : sorted];
    }

    /// <summary>How pods stand: open where one is.</summary>
    public static IsolationState StateOf(Isolation isolation) =>
        isolation.Open > 0 ? IsolationState.Open : isolation.Undecidable > 0 ? IsolationState.Undecidable : IsolationState.Isolated;

    private static bool Holds(Workload workload, string word) =>
        Holds(workload.Namespace, word) || Holds(workload.Name, word) || Holds(workload.Reference.Kind, word) || workload.Pods[0].Labels.Any(l => Holds($"{l.Key}={l.Value}", word));

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How the pods of a workload stand in one direction.</summary>
public enum IsolationState
{
    /// <summary>Every one is isolated.</summary>
    Isolated,

    /// <summary>Some is selected by no policy.</summary>
    Open,

    /// <summary>Some is on its node's network, and none is open.</summary>
    Undecidable,
}

/// <summary>The columns that can order workloads.</summary>
public enum WorkloadSort
{
    /// <summary>Those that most others may connect to first.</summary>
    Exposure,

    /// <summary>By namespace and name.</summary>
    Name,

    /// <summary>Those with most pods first.</summary>
    Pods,

    /// <summary>Those that may connect to most others first.</summary>
    Reaches,

    /// <summary>Those with the worst findings first.</summary>
    Findings,
}
