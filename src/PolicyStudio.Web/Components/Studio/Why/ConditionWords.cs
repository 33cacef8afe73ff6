using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Components.Studio.Sources;
using PolicyStudio.Web.Localizing;
using Endpoint = PolicyStudio.Engine.Reachability.Endpoint;

namespace PolicyStudio.Web.Components.Studio.Why;

/// <summary>The conditions of a rule's peer in words: all of them must hold.</summary>
internal static class ConditionWords
{
    /// <summary>What a peer that does not admit wants, and what it found.</summary>
    public static ImmutableArray<Condition> Of(RuleMiss miss, DirectionVerdict side, Verdict verdict) =>
        Of(miss.Policy, side.Direction, miss.Rule, miss.Peer, verdict,
            (miss.NamespaceMatches != false, miss.PodMatches != false, miss.AddressMatches != false, miss.PortMatches));

    /// <summary>What a peer that admits wants.</summary>
    public static ImmutableArray<Condition> Of(RuleMatch match, DirectionVerdict side, Verdict verdict) =>
        Of(match.Policy, side.Direction, match.Rule, match.Peer, verdict, (true, true, true, true));

    private static ImmutableArray<Condition> Of(
        NetworkPolicy policy, PolicyType direction, int rule, int? peerIndex, Verdict verdict,
        (bool Namespace, bool Pod, bool Address, bool Port) holds)
    {
        var (peers, ports) = policy.Rules(direction).ElementAt(rule);
        var other = direction == PolicyType.Ingress ? verdict.Source : verdict.Destination;
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        if (peerIndex is { } index)
            conditions.AddRange(OfPeer(peers[index], policy, other, verdict.Snapshot, holds.Namespace, holds.Pod, holds.Address));
        else
            conditions.Add(new(null, true, [direction == PolicyType.Ingress ? ConditionTexts.AnySource : ConditionTexts.AnyDestination], "", ""));
        conditions.Add(OfPorts(ports, verdict.Asked, holds.Port));
        return conditions.ToImmutable();
    }

    private static IEnumerable<Condition> OfPeer(
        Peer peer, NetworkPolicy policy, Endpoint other, ClusterSnapshot snapshot, bool nsHolds, bool podHolds, bool addressHolds)
    {
        if (peer.IpBlock is { } block)
        {
            yield return Met("ipBlock", addressHolds, Phrasing.Of(ConditionTexts.AddressIn, Code(block)),
                () => (MissWords.Of(block, other, snapshot.Plugin), Wording.Of(ConditionTexts.SubjectAddress, SourceNames.Short(other), MissWords.Of(block, other, snapshot.Plugin))));
            yield break;
        }
        var pod = (other as WorkloadEndpoint)?.Representative;
        yield return peer.NamespaceSelector is { } ns
            ? Met("namespaceSelector", nsHolds, ns.IsEmpty ? [ConditionTexts.AnyNamespace] : Phrasing.Of(ConditionTexts.NamespaceLabelled, Code(ns)),
                () => pod is null ? (ConditionTexts.OutsideCluster, ConditionTexts.AddressNoNamespace)
                    : Miss(ns, snapshot.NamespaceOf(pod.Namespace).Labels, ConditionTexts.Namespace, Wording.Of(ConditionTexts.NamespaceNamed, pod.Namespace), other))
            : Met(null, nsHolds, Phrasing.Of(ConditionTexts.OwnNamespace, Code(policy.Namespace)),
                () => pod is null ? (ConditionTexts.OutsideCluster, ConditionTexts.AddressNoNamespace)
                    : pod.Namespace == policy.Namespace ? OnNode(other)
                    : (ConditionTexts.AnotherNamespace, Wording.Of(ConditionTexts.IsAnotherNamespace, pod.Namespace)));
        if (peer.PodSelector is not { } pods) yield break;
        yield return Met("podSelector", podHolds, pods.IsEmpty ? [ConditionTexts.AnyPod] : Phrasing.Of(ConditionTexts.PodLabelled, Code(pods)),
            () => pod is null ? (ConditionTexts.NoPod, ConditionTexts.AddressNoPod) : Miss(pods, pod.Labels, ConditionTexts.Pod, SourceNames.Short(other), other));
    }

    private static Condition OfPorts(ImmutableArray<PolicyPort> ports, Connectivity asked, bool holds) => ports.IsEmpty
        ? new(null, true, [ConditionTexts.AnyPort], "", "") { IsPort = true }
        : Met("ports", holds, Code(ports.Select(p => p.ToString()).Aggregate((one, other) => Wording.Of(ConditionTexts.Ports, one, other))),
            () => (Wording.Of(ConditionTexts.NotAsked, asked), Wording.Of(ConditionTexts.PortMissing, asked))) with
        { IsPort = true };

    // What was found instead is worked out only where a condition fails.
    private static Condition Met(string? field, bool holds, ImmutableArray<Phrase> wants, Func<(string Brief, string Finding)> found)
    {
        var (brief, finding) = holds ? ("", "") : found();
        return new(field, holds, wants, brief, finding);
    }

    // A pod that is taken for its node is matched by no selector, whatever its labels.
    private static (string Brief, string Finding) Miss(LabelSelector selector, LabelSet labels, string what, string who, Endpoint other) =>
        selector.Matches(labels) ? OnNode(other) : (MissWords.Brief(selector, labels, what), MissWords.Of(selector, labels, who));

    private static (string Brief, string Finding) OnNode(Endpoint other) => (ConditionTexts.OnNode, Wording.Of(ConditionTexts.SelectsNoNode, SourceNames.Short(other)));

    private static ImmutableArray<Phrase> Code(object text) => [Phrase.Code(text.ToString()!)];
}
