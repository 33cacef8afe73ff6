using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Layout;

/// <summary>What a picture shall show.</summary>
public sealed record SceneRequest
{
    /// <summary>The caption of the cluster as it is, beside a picture with the draft.</summary>
    public const string Before = "before";

    /// <summary>The caption of a picture with the draft.</summary>
    public const string WithDraft = "with the draft";

    /// <summary>The legend of what differs from the cluster by a draft.</summary>
    public const string ChangedByDraft = "changed by the draft";

    /// <summary>The legend of what differs where no draft speaks: it has been applied, or two clusters are compared.</summary>
    public const string Changed = "changed";

    /// <summary>Whom it is about, never empty. All are asked about the same directions.</summary>
    public required ImmutableArray<TargetRequest> Targets { get; init; }

    /// <summary>The question that the picture answers: <c>Who reaches db/mysql on TCP 3306</c>.</summary>
    public required string Question { get; init; }

    /// <summary>Whether the question is drawn at the top, so that the picture speaks for itself: for files. A page says it itself.</summary>
    public bool ShowQuestion { get; init; }

    /// <summary>Which state is shown, such as <c>before</c> or <c>with the draft</c>, drawn beside the question; null for none.</summary>
    public string? Caption { get; init; }

    /// <summary>Whether there is a draft: what it changes is marked and counted.</summary>
    public bool ShowChanges { get; init; }

    /// <summary>What the legend says of what changes.</summary>
    public string ChangeLegend { get; init; } = ChangedByDraft;

    /// <summary>The switch of a namespace, by its name; namespaces that are not in it have none.</summary>
    public IReadOnlyDictionary<string, LabelSwitch> NamespaceSwitches { get; init; } = ImmutableDictionary<string, LabelSwitch>.Empty;

    /// <summary>The switch of a workload, by <see cref="Endpoint.Id"/>; workloads that are not in it have none.</summary>
    public IReadOnlyDictionary<string, LabelSwitch> WorkloadSwitches { get; init; } = ImmutableDictionary<string, LabelSwitch>.Empty;

    /// <summary>Labels to show in a namespace's lane, by its name. The label that every namespace has is not shown.</summary>
    public IReadOnlyDictionary<string, LabelSet> NamespaceLabels { get; init; } = ImmutableDictionary<string, LabelSet>.Empty;

    /// <summary>Lanes that somebody folded, by <see cref="Scenes.SceneLane.Id"/>.</summary>
    public ImmutableHashSet<string> FoldedLanes { get; init; } = [];

    /// <summary>Lanes that somebody opened although they would be folded, by <see cref="Scenes.SceneLane.Id"/>.</summary>
    public ImmutableHashSet<string> UnfoldedLanes { get; init; } = [];

    /// <summary>How many edges are drawn one by one before namespaces are folded; those that matter least are folded first.</summary>
    public int ShowUnfoldedLimit { get; init; } = 500;

    /// <summary>How many edges of each direction are drawn one by one at most, whatever somebody has opened; the rest of a lane is one node that says how many.</summary>
    public int DrawnLimit { get; init; } = 500;
}
