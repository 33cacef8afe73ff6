using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Web.Components.Studio.Why;

namespace PolicyStudio.Web.Components.Explore.Policies;

/// <summary>A policy in words: whom it selects, whom it admits.</summary>
internal static class PolicyWords
{
    /// <summary><c>ingress</c>, <c>egress</c> or <c>ingress and egress</c>.</summary>
    public static string Directions(NetworkPolicy policy) => string.Join(" and ", policy.PolicyTypes.Order().Select(t => t.Text()));

    /// <summary>Whom the pod selector asks for.</summary>
    public static IEnumerable<Phrase> Selector(NetworkPolicy policy) =>
        policy.PodSelector.IsEmpty ? ["every pod of the namespace"] : ["pods labelled ", Phrase.Code(policy.PodSelector.ToString())];

    /// <summary>The rules of a direction, each as one sentence.</summary>
    public static IEnumerable<ImmutableArray<Phrase>> Rules(NetworkPolicy policy, PolicyType direction) =>
        policy.Rules(direction).Select(r => (ImmutableArray<Phrase>)[.. Peers(r.Peers, direction), .. Ports(r.Ports)]);

    private static IEnumerable<Phrase> Peers(ImmutableArray<Peer> peers, PolicyType direction)
    {
        if (peers.IsEmpty) return [Phrase.Strong(direction == PolicyType.Ingress ? "anyone" : "anywhere")];
        return peers.SelectMany((p, i) => i == 0 ? Of(p) : Of(p).Prepend(Phrase.Strong(" or ")));
    }

    private static IEnumerable<Phrase> Of(Peer peer)
    {
        if (peer.IpBlock is { } block) return ["addresses in ", Phrase.Code(block.ToString())];
        IEnumerable<Phrase> pods = peer.PodSelector is { IsEmpty: false } selector ? ["pods labelled ", Phrase.Code(selector.ToString())] : ["every pod"];
        return pods.Concat(peer.NamespaceSelector switch
        {
            null => [" of its own namespace"],
            { IsEmpty: true } => [" of any namespace"],
            { } ns => [" of namespaces labelled ", Phrase.Code(ns.ToString())],
        });
    }

    private static IEnumerable<Phrase> Ports(ImmutableArray<PolicyPort> ports) =>
        ports.IsEmpty ? [", every port"] : [", ", Phrase.Code(string.Join(" or ", ports))];
}
