using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Web.Components.Studio.Why;

namespace PolicyStudio.Web.Components.Explore.Policies;

/// <summary>A policy in words: whom it selects, whom it admits.</summary>
internal static class PolicyWords
{
    /// <summary><c>ingress</c>, <c>egress</c> or <c>ingress and egress</c>.</summary>
    public static string Directions(NetworkPolicy policy) => policy.PolicyTypes.Order().ToArray() is [var only] ? only.Text() : PoliciesTexts.IngressAndEgress;

    /// <summary>Whom the pod selector asks for.</summary>
    public static ImmutableArray<Phrase> Selector(NetworkPolicy policy) => policy.PodSelector.IsEmpty
        ? [PoliciesTexts.EveryPodOfNamespace] : Phrasing.Of(PoliciesTexts.PodsLabelled, [Phrase.Code(policy.PodSelector.ToString())]);

    /// <summary>The rules of a direction: whom each admits, and on which ports.</summary>
    public static IEnumerable<(ImmutableArray<Phrase> Peers, ImmutableArray<Phrase> Ports)> Rules(NetworkPolicy policy, PolicyType direction) =>
        policy.Rules(direction).Select(r => Of(r.Peers, r.Ports, direction));

    /// <summary>One rule: whom it admits, and on which ports.</summary>
    public static (ImmutableArray<Phrase> Peers, ImmutableArray<Phrase> Ports) Of(ImmutableArray<Peer> peers, ImmutableArray<PolicyPort> ports, PolicyType direction) =>
        (Peers(peers, direction), Ports(ports));

    private static ImmutableArray<Phrase> Peers(ImmutableArray<Peer> peers, PolicyType direction) => peers.IsEmpty
        ? [Phrase.Strong(direction == PolicyType.Ingress ? PoliciesTexts.Anyone : PoliciesTexts.Anywhere)]
        : peers.Select(Of).Aggregate(Or);

    // The word between two peers is the one that decides; a text may stand on both its sides.
    private static ImmutableArray<Phrase> Or(ImmutableArray<Phrase> one, ImmutableArray<Phrase> other) =>
        [.. Phrasing.Of(PoliciesTexts.Or, one, other).Select(p => p.Kind == PhraseKind.Plain && !one.Contains(p) && !other.Contains(p) ? Phrase.Strong(p.Text) : p)];

    private static ImmutableArray<Phrase> Of(Peer peer)
    {
        if (peer.IpBlock is { } block) return Phrasing.Of(PoliciesTexts.AddressesIn, [Phrase.Code(block.ToString())]);
        ImmutableArray<Phrase> pods = peer.PodSelector is { IsEmpty: false } selector
            ? Phrasing.Of(PoliciesTexts.PodsLabelled, [Phrase.Code(selector.ToString())]) : [PoliciesTexts.EveryPod];
        return peer.NamespaceSelector switch
        {
            null => Phrasing.Of(PoliciesTexts.OfOwnNamespace, pods),
            { IsEmpty: true } => Phrasing.Of(PoliciesTexts.OfAnyNamespace, pods),
            { } ns => Phrasing.Of(PoliciesTexts.OfNamespacesLabelled, pods, [Phrase.Code(ns.ToString())]),
        };
    }

    private static ImmutableArray<Phrase> Ports(ImmutableArray<PolicyPort> ports) =>
        ports.IsEmpty ? [PoliciesTexts.EveryPort]
        : ports.Select(p => (ImmutableArray<Phrase>)[Phrase.Code(p.ToString())]).Aggregate((one, other) => Phrasing.Of(PoliciesTexts.Or, one, other));
}
