using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Components.Studio.Sources;
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
            conditions.Add(new(null, true, [direction == PolicyType.Ingress ? "any source" : "any destination"], "", ""));
        conditions.Add(OfPorts(ports, verdict.Asked, holds.Port));
        return conditions.ToImmutable();
    }

    private static IEnumerable<Condition> OfPeer(
        Peer peer, NetworkPolicy policy, Endpoint other, ClusterSnapshot snapshot, bool nsHolds, bool podHolds, bool addressHolds)
    {
        var pod = (other as WorkloadEndpoint)?.Representative;
        if (peer.IpBlock is { } block)
        {
            yield return new("ipBlock", addressHolds, ["an address in ", Phrase.Code(block.ToString())],
                addressHolds ? "" : MissText.Of(block, other, snapshot.Plugin), addressHolds ? "" : $"{SourceNames.Short(other)} {MissText.Of(block, other, snapshot.Plugin)}");
            yield break;
        }
        var nobody = "an address outside has no namespace";
        yield return peer.NamespaceSelector is { } ns
            ? new("namespaceSelector", nsHolds, ns.IsEmpty ? ["any namespace"] : ["the namespace labelled ", Phrase.Code(ns.ToString())],
                nsHolds ? "" : pod is null ? "outside the cluster" : MissText.Brief(ns, snapshot.NamespaceOf(pod.Namespace).Labels, "namespace"),
                nsHolds ? "" : pod is null ? nobody : MissText.Of(ns, snapshot.NamespaceOf(pod.Namespace).Labels, $"namespace {pod.Namespace}"))
            : new(null, nsHolds, ["the policy's own namespace ", Phrase.Code(policy.Namespace)],
                nsHolds ? "" : pod is null ? "outside the cluster" : "another namespace",
                nsHolds ? "" : pod is null ? nobody : $"{pod.Namespace} is another namespace");
        if (peer.PodSelector is not { } pods) yield break;
        yield return new("podSelector", podHolds, pods.IsEmpty ? ["any pod in it"] : ["the pod labelled ", Phrase.Code(pods.ToString())],
            podHolds ? "" : pod is null ? "no pod" : MissText.Brief(pods, pod.Labels, "pod"),
            podHolds ? "" : pod is null ? "an address outside is no pod" : MissText.Of(pods, pod.Labels, SourceNames.Short(other)));
    }

    private static Condition OfPorts(ImmutableArray<PolicyPort> ports, Connectivity asked, bool holds) =>
        ports.IsEmpty
            ? new(null, true, ["any port"], "", "") { IsPort = true }
            : new("ports", holds, [Phrase.Code(string.Join(" or ", ports))], holds ? "" : $"not on {asked}",
                holds ? "" : $"{asked} is not among the rule's ports")
            { IsPort = true };
}
