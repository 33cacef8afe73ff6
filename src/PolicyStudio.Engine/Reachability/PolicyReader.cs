using System.Collections.Immutable;
using PolicyStudio.Engine.Matrix;
using PolicyStudio.Engine.Matrix.Compiling;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>
/// Says why: of the policies that select a pod, every rule that admits the other side and every peer that does not. The matrix keeps no
/// reasons; they are put together for the pair that is asked about.
/// </summary>
internal sealed class PolicyReader(ClusterSnapshot snapshot, ReachabilityMatrix matrix)
{
    /// <summary>Whether an ipBlock of some policy is compared with pods' addresses.</summary>
    public bool HaveBlocks { get; } = snapshot.Plugin.Enforces && SnapshotMatrices.ReadsOf(snapshot).ReadsAddresses;

    /// <summary>The policies that isolate a pod in a direction, by name; none where nothing enforces them.</summary>
    public IEnumerable<NetworkPolicy> Isolating(PolicyType direction, Pod pod) => Selecting(direction, pod).Select(p => p.Policy);

    /// <summary>What one side admits of the ports asked about, with the reasons; everything when no policy isolates it.</summary>
    public DirectionVerdict Explain(PolicyType direction, Side source, Side destination, Connectivity asked)
    {
        var (subject, other) = direction == PolicyType.Ingress ? (destination, source) : (source, destination);
        // No policy selects what the plugin takes for its node. Towards it, and towards an address, a name stands for nothing.
        var isolating = subject is { Pod: { } pod, IsNode: false } ? Selecting(direction, pod) : [];
        var declared = destination is { IsNode: false, Pod: { } to } ? to.Ports : [];
        var reasons = new Reasons(asked);
        foreach (var policy in isolating)
        {
            var index = 0;
            foreach (var (peers, _) in policy.Policy.Rules(direction))
            {
                var open = policy.Rules(direction)[index].PortsOn(declared).Intersect(asked);
                if (peers.IsEmpty) reasons.Add(new(policy.Policy, index, null, open), default);
                for (var i = 0; i < peers.Length; i++)
                    reasons.Add(new(policy.Policy, index, i, open), Test(policy.Policy, peers[i], other), other.AwaitsAddress && peers[i].IpBlock is { IsEmpty: false });
                index++;
            }
        }
        return new(direction, [reasons.Tier([.. isolating.Select(p => p.Policy)])]);
    }

    private List<CompiledPolicy> Selecting(PolicyType direction, Pod pod)
    {
        var selecting = new List<CompiledPolicy>();
        foreach (var policy in matrix.PoliciesOf(pod))
            if (!policy.Rules(direction).IsDefault) selecting.Add(policy);
        selecting.Sort((a, b) => string.CompareOrdinal(a.Policy.Name, b.Policy.Name));
        return selecting;
    }

    private PeerTest Test(NetworkPolicy policy, Peer peer, Side other)
    {
        if (peer.IpBlock is { } block)
            return new(null, null, other.Pod is { } p ? MatchesByAddress(block, p, other.IsNode) : block.Contains(other.Address));
        // A selector never matches an address, not even the empty one.
        var pod = other.IsNode ? null : other.Pod;
        var ns = peer.NamespaceSelector is { } selector
            ? pod is not null && selector.Matches(snapshot.NamespaceOf(pod.Namespace).Labels)
            : pod?.Namespace == policy.Namespace;
        return new(ns, peer.PodSelector is { } pods ? pod is not null && pods.Matches(pod.Labels) : null, null);
    }

    private bool MatchesByAddress(IpBlock block, Pod pod, bool isNode) =>
        snapshot.Plugin.MatchesPodsByAddress && !isNode && pod.LiesIn(block);

    private readonly record struct PeerTest(bool? Namespace, bool? Pod, bool? Address)
    {
        public bool Holds => Namespace != false && Pod != false && Address != false;
    }

    // What admits, what does not, and what is open by it all.
    private sealed class Reasons(Connectivity asked)
    {
        private readonly ImmutableArray<RuleMatch>.Builder _matches = ImmutableArray.CreateBuilder<RuleMatch>();
        private readonly List<RuleMiss> _misses = [];

        public void Add(RuleMatch match, PeerTest test, bool awaitsAddress = false)
        {
            if (test.Holds && !match.Open.IsEmpty) _matches.Add(match);
            else _misses.Add(new(match.Policy, match.Rule, match.Peer, test.Namespace, test.Pod, test.Address, !match.Open.IsEmpty)
            {
                Awaited = awaitsAddress ? match.Open : Connectivity.None,
            });
        }

        public TierVerdict Tier(ImmutableArray<NetworkPolicy> isolating)
        {
            var open = isolating.IsEmpty ? asked : Connectivity.None;
            foreach (var match in _matches) open = open.Union(match.Open);
            return new("NetworkPolicy", isolating, _matches.DrainToImmutable(), [.. _misses.OrderBy(m => m.Distance)], open);
        }
    }
}
