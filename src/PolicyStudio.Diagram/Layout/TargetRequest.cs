using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Diagram.Layout;

/// <summary>
/// A target of a picture, with the answer about one direction or both. Of an answer the <see cref="ReachabilityDiff.Edges"/> are drawn, which may be
/// some of them; counts cover all. Without a draft both of its sides are the same.
/// </summary>
public sealed record TargetRequest
{
    /// <summary>Who reaches it, before and after the draft; null where that is not asked.</summary>
    public ReachabilityDiff? Ingress { get; init; }

    /// <summary>Whom it reaches, before and after the draft; null where that is not asked.</summary>
    public ReachabilityDiff? Egress { get; init; }

    /// <summary>Its ports to choose from.</summary>
    public ImmutableArray<PortChoice> Ports { get; init; } = [];

    /// <summary>The policies to show under it, in this order.</summary>
    public ImmutableArray<PolicyNote> Policies { get; init; } = [];

    /// <summary>The workload.</summary>
    public Workload Workload => Reach.Target;

    /// <summary>Its groups of pods, a card for each.</summary>
    public ImmutableArray<WorkloadEndpoint> Groups => Reach.Groups;

    /// <summary>The answers that are asked for.</summary>
    internal IEnumerable<ReachabilityDiff> Answers => new[] { Ingress, Egress }.OfType<ReachabilityDiff>();

    private TargetReachability Reach => (Ingress ?? Egress ?? throw new InvalidOperationException("nothing is asked of the target")).After;

    internal ReachabilityDiff? In(PolicyType direction) => direction == PolicyType.Ingress ? Ingress : Egress;
}

/// <summary>A port of the target to choose.</summary>
/// <param name="Id">What the caller knows it by; handed back when it is chosen.</param>
/// <param name="Text">Number and name, <c>3306 mysql</c>.</param>
/// <param name="IsSelected">Whether the picture answers for this port.</param>
/// <param name="IsChanged">Whether the draft changes the answer for it.</param>
public sealed record PortChoice(string Id, string Text, bool IsSelected, bool IsChanged = false);
