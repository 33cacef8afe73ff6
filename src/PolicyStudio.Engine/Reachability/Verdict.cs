using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>One decision with its reasons: whether a source reaches a destination on the ports that were asked about.</summary>
/// <param name="Source">Who connects.</param>
/// <param name="Destination">To whom.</param>
/// <param name="Asked">The ports in question; one port, or all of a protocol, or all.</param>
/// <param name="Open">Those of them that policies allow, both directions taken together.</param>
/// <param name="Egress">Leaving the source.</param>
/// <param name="Ingress">Entering the destination.</param>
/// <param name="Doubts">Why the policies' answer need not be the network's; with a doubt the verdict is undecidable.</param>
public sealed record Verdict(
    Endpoint Source, Endpoint Destination, Connectivity Asked, Connectivity Open,
    DirectionVerdict Egress, DirectionVerdict Ingress, ImmutableArray<Doubt> Doubts)
{
    /// <summary>
    /// Policies of kinds that are not evaluated and may decide otherwise. The verdict is NetworkPolicy's, and hangs on them: it is conditional.
    /// </summary>
    public ImmutableArray<OtherPolicy> Overrides { get; init; } = [];

    /// <summary>The snapshot that it was judged on.</summary>
    public required ClusterSnapshot Snapshot { get; init; }

    /// <summary>
    /// The ipBlocks for which a denial may end: they match pods by their addresses, and some pods have none yet. The denial is that of now.
    /// </summary>
    public ImmutableArray<AddressWait> Waits
    {
        get
        {
            if (!Open.IsEmpty) return [];
            var (leaving, entering) = (Awaited(Egress), Awaited(Ingress));
            if (leaving.IsEmpty && entering.IsEmpty) return [];
            var open = Egress.Open.Union(leaving).Intersect(Ingress.Open.Union(entering));
            return [.. WaitsOf(Egress, Destination, open).Concat(WaitsOf(Ingress, Source, open)).Distinct()];
        }
    }

    /// <summary>Whether it is decided by NetworkPolicy as it is now, and may be overridden by a policy of another kind or change with a pod's address.</summary>
    public bool IsConditional => Outcome != Outcome.Undecidable && (!Overrides.IsEmpty || !Waits.IsEmpty);

    /// <summary>Allowed when any port that was asked about is open; undecidable when there is a doubt.</summary>
    public Outcome Outcome => OutcomeOf(Doubts, Open);

    internal static Outcome OutcomeOf(ImmutableArray<Doubt> doubts, Connectivity open) =>
        !doubts.IsEmpty ? Outcome.Undecidable : open.IsEmpty ? Outcome.Denied : Outcome.Allowed;

    private static Connectivity Awaited(DirectionVerdict side) =>
        side.NetworkPolicy.Misses.Aggregate(Connectivity.None, (all, miss) => miss.Awaited.IsEmpty ? all : all.Union(miss.Awaited));

    private static IEnumerable<AddressWait> WaitsOf(DirectionVerdict side, Endpoint other, Connectivity open) =>
        from miss in side.NetworkPolicy.Misses
        where !miss.Awaited.Intersect(open).IsEmpty
        orderby miss.Policy.NamespacedName
        select new AddressWait(miss.Policy.Reference, other);
}

/// <summary>A policy that may admit a connection once the pods at one end have an address.</summary>
/// <param name="Policy">The NetworkPolicy with the ipBlock.</param>
/// <param name="Endpoint">The end without an address; some of its pods where it has several.</param>
public sealed record AddressWait(ObjectReference Policy, Endpoint Endpoint);

/// <summary>How a verdict ends.</summary>
public enum Outcome
{
    /// <summary>A new connection is accepted by every policy.</summary>
    Allowed,

    /// <summary>A policy isolates one side and no rule admits the connection.</summary>
    Denied,

    /// <summary>It hangs on something that policies do not say, such as the address a plugin sees.</summary>
    Undecidable,
}

/// <summary>Why policies alone cannot say.</summary>
/// <param name="Kind">What sort of doubt.</param>
/// <param name="Message">The reason in a sentence.</param>
/// <param name="Subject">The pod that uses its node's network, or the Service that stands in front.</param>
public sealed record Doubt(DoubtKind Kind, string Message, ObjectReference Subject)
{
    /// <summary>How the Service exposes the destination: <c>NodePort</c>, <c>LoadBalancer</c> or <c>externalIPs</c>; null for a doubt of another kind.</summary>
    public string? Exposure { get; init; }
}

/// <summary>The sorts of doubt.</summary>
public enum DoubtKind
{
    /// <summary>The source or the destination uses its node's network; most plugins' selectors do not see it.</summary>
    HostNetwork,

    /// <summary>A Service of type NodePort or LoadBalancer, or with external IPs, stands in front: the source address seen may be a node's.</summary>
    ExposedService,
}

/// <summary>One side of a verdict: the tiers of policy in the order in which they decide. NetworkPolicy is the only tier there is today.</summary>
/// <param name="Direction">Egress of the source or ingress of the destination.</param>
/// <param name="Tiers">At least one.</param>
public sealed record DirectionVerdict(PolicyType Direction, ImmutableArray<TierVerdict> Tiers)
{
    /// <summary>The NetworkPolicy tier.</summary>
    public TierVerdict NetworkPolicy => Tiers[^1];

    /// <summary>Whether any policy isolates this side.</summary>
    public bool IsIsolated => !NetworkPolicy.IsolatedBy.IsEmpty;

    /// <summary>Which of the ports asked about this side admits.</summary>
    public Connectivity Open => NetworkPolicy.Open;
}

/// <summary>What one tier of policies says about one side.</summary>
/// <param name="Tier">The tier's name, <c>NetworkPolicy</c>.</param>
/// <param name="IsolatedBy">The policies that select this side's pod in this direction; none means it is open.</param>
/// <param name="AllowedBy">The rules that admit the other side on a port that was asked about.</param>
/// <param name="Misses">The peers of those policies that do not, nearest first.</param>
/// <param name="Open">Which of the ports asked about are admitted.</param>
public sealed record TierVerdict(
    string Tier, ImmutableArray<NetworkPolicy> IsolatedBy, ImmutableArray<RuleMatch> AllowedBy, ImmutableArray<RuleMiss> Misses, Connectivity Open);

/// <summary>A rule that admits.</summary>
/// <param name="Policy">The policy it stands in.</param>
/// <param name="Rule">The rule's index in its direction, from 0.</param>
/// <param name="Peer">The index of the peer that matches, or null when the rule has no peers and so matches everyone.</param>
/// <param name="Open">The ports, of those asked about, that it admits.</param>
public sealed record RuleMatch(NetworkPolicy Policy, int Rule, int? Peer, Connectivity Open);

/// <summary>A rule's peer that does not admit, and what is in the way.</summary>
/// <param name="Policy">The policy it stands in.</param>
/// <param name="Rule">The rule's index in its direction, from 0.</param>
/// <param name="Peer">The peer's index, or null when the rule has no peers: then only the port is in the way.</param>
/// <param name="NamespaceMatches">Whether the namespace condition holds; null when the peer has none that applies.</param>
/// <param name="PodMatches">Whether the pod selector holds; null when the peer has none that applies.</param>
/// <param name="AddressMatches">Whether the ipBlock holds; null when the peer has none.</param>
/// <param name="PortMatches">Whether one of the rule's ports is one that was asked about.</param>
public sealed record RuleMiss(
    NetworkPolicy Policy, int Rule, int? Peer, bool? NamespaceMatches, bool? PodMatches, bool? AddressMatches, bool PortMatches)
{
    /// <summary>The ports, of those asked about, that it would admit at an address that it holds, where the other side has none yet; else none.</summary>
    public Connectivity Awaited { get; init; } = Connectivity.None;

    /// <summary>How many conditions fail: the nearest miss has the fewest.</summary>
    public int Distance => (NamespaceMatches == false ? 1 : 0) + (PodMatches == false ? 1 : 0) + (AddressMatches == false ? 1 : 0) + (PortMatches ? 0 : 1);
}
