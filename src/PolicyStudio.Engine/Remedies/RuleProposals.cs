using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Remedies;

/// <summary>Changes of the policies that deny one side: a peer, or a port.</summary>
internal static class RuleProposals
{
    // A range that it takes more blocks to describe is no one small change.
    private const int MostBlocks = 8;

    public static IEnumerable<Proposal> For(DirectionVerdict side, Verdict verdict, Connectivity wanted)
    {
        var misses = side.NetworkPolicy.Misses;
        var policy = misses is [var nearest, ..] ? nearest.Policy : side.NetworkPolicy.IsolatedBy[0];
        var other = side.Direction == PolicyType.Ingress ? verdict.Source : verdict.Destination;
        if (PeersFor(other, policy, verdict.Snapshot) is { IsEmpty: false } peers)
            yield return AddPeer(policy, side, verdict, wanted, peers, other);
        foreach (var miss in misses.Where(m => !m.PortMatches && m.NamespaceMatches != false && m.PodMatches != false && m.AddressMatches != false))
            yield return AddPort(miss, side.Direction, wanted);
    }

    private static Proposal AddPeer(
        NetworkPolicy policy, DirectionVerdict side, Verdict verdict, Connectivity wanted, ImmutableArray<Peer> peers, Endpoint whom)
    {
        // A rule that has just the wanted ports and peers already takes one more; otherwise it is a rule of its own.
        var at = policy.Rules(side.Direction).Select((r, i) => (Rule: r, Index: i))
            .Where(x => !x.Rule.Peers.IsEmpty && Connectivity.Of(x.Rule.Ports, Side.Of(verdict.Destination).Pod?.Ports ?? []).Equals(wanted)).Select(x => (int?)x.Index).FirstOrDefault();
        PeerAdded step = new(policy, side.Direction, at, whom, whom is WorkloadEndpoint w ? PodsOf(w, w.Workload) : null, wanted);
        return at is { } index
            ? Proposal.Edit(RemedyKind.Peer, step, policy,
                p => Edited(p, side.Direction, index, r => (r.Peers.AddRange(peers), r.Ports)))
            : Proposal.Edit(RemedyKind.Peer, step, policy,
                p => Appended(p, side.Direction, peers, PortsFor(wanted)));
    }

    private static Proposal AddPort(RuleMiss miss, PolicyType direction, Connectivity wanted) =>
        Proposal.Edit(RemedyKind.Port, new PortAdded(miss.Policy, direction, miss.Rule, wanted), miss.Policy,
            p => Edited(p, direction, miss.Rule, r => (r.Peers, wanted.IsAll ? [] : r.Ports.AddRange(PortsFor(wanted)))));

    private static NetworkPolicy Edited(
        NetworkPolicy policy, PolicyType direction, int index,
        Func<(ImmutableArray<Peer> Peers, ImmutableArray<PolicyPort> Ports), (ImmutableArray<Peer> Peers, ImmutableArray<PolicyPort> Ports)> edit)
    {
        var (peers, ports) = edit(policy.Rules(direction).ElementAt(index));
        return direction == PolicyType.Ingress
            ? policy with { Ingress = policy.Ingress.SetItem(index, new(peers, ports)) }
            : policy with { Egress = policy.Egress.SetItem(index, new(peers, ports)) };
    }

    private static NetworkPolicy Appended(NetworkPolicy policy, PolicyType direction, ImmutableArray<Peer> peers, ImmutableArray<PolicyPort> ports) =>
        direction == PolicyType.Ingress
            ? policy with { Ingress = policy.Ingress.Add(new(peers, ports)) }
            : policy with { Egress = policy.Egress.Add(new(peers, ports)) };

    private static ImmutableArray<PolicyPort> PortsFor(Connectivity wanted) => wanted.IsAll ? [] :
    [
        .. wanted.Ranges.Select(r => (r.First, r.Last) is (1, Connectivity.MaxPort) ? new PolicyPort(r.Protocol)
            : new PolicyPort(r.Protocol, r.First, EndPort: r.Last == r.First ? null : r.Last)),
    ];

    private static ImmutableArray<Peer> PeersFor(Endpoint other, NetworkPolicy policy, ClusterSnapshot snapshot)
    {
        if (other is AddressEndpoint range)
        {
            var blocks = Cidr.Covering(range.First, range.Last).Take(MostBlocks + 1).ToList();
            return blocks.Count > MostBlocks ? [] : [.. blocks.Select(b => new Peer(null, null, new(b, [])))];
        }
        var workload = Owner(other, snapshot);
        var pods = PodsOf(other, workload);
        return [new(workload.Namespace == policy.Namespace ? null : NamespaceSelector(snapshot.NamespaceOf(workload.Namespace)), pods)];
    }

    // A server that does not set the name label leaves only the labels that somebody gave it.
    private static LabelSelector NamespaceSelector(Namespace ns) =>
        ns.Labels.Has(Namespace.NameLabel, ns.Name) ? LabelSelector.ForLabels((Namespace.NameLabel, ns.Name)) : new(ns.Labels, []);

    private static LabelSelector PodsOf(Endpoint other, Workload workload) =>
        other is WorkloadEndpoint { Labels.Count: > 0 } group
            ? new(LabelSet.Of(workload.Subject.MatchLabels.Concat(group.Labels).DistinctBy(l => l.Key)), workload.Subject.MatchExpressions)
            : workload.Subject;

    private static Workload Owner(Endpoint other, ClusterSnapshot snapshot) => other switch
    {
        WorkloadEndpoint w => w.Workload,
        PodEndpoint p => snapshot.Workloads.First(w => w.Pods.Any(x => x.Reference == p.Pod.Reference)),
        _ => throw new ArgumentOutOfRangeException(nameof(other)),
    };
}
