using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>Evaluates the policies of one snapshot: a pod that a policy selects is isolated, and admits what some rule of such a policy allows.</summary>
internal sealed class PolicyReader(ClusterSnapshot snapshot)
{
    private readonly ILookup<string, NetworkPolicy> _byNamespace = snapshot.Policies.ToLookup(p => p.Namespace, StringComparer.Ordinal);

    /// <summary>The policies that isolate a pod in a direction; none where nothing enforces them.</summary>
    public IEnumerable<NetworkPolicy> Isolating(PolicyType direction, Pod pod) =>
        snapshot.Plugin.Enforces ? _byNamespace[pod.Namespace].Where(p => p.Isolates(direction) && p.PodSelector.Matches(pod.Labels)) : [];

    /// <summary>The ports that one side admits; everything when no policy isolates it.</summary>
    public Connectivity Open(PolicyType direction, Side source, Side destination)
    {
        var (subject, other) = direction == PolicyType.Ingress ? (destination, source) : (source, destination);
        var isolating = Isolating(direction, subject).ToList();
        return isolating.Count == 0
            ? Connectivity.All
            : isolating.SelectMany(p => Matches(p, direction, other, destination)).Aggregate(Connectivity.None, (sum, m) => sum.Union(m.Open));
    }

    /// <summary>The same, with every rule that admits and every peer that does not.</summary>
    public DirectionVerdict Explain(PolicyType direction, Side source, Side destination, Connectivity asked)
    {
        var (subject, other) = direction == PolicyType.Ingress ? (destination, source) : (source, destination);
        var isolating = Isolating(direction, subject).ToImmutableArray();
        var matches = isolating.SelectMany(p => Matches(p, direction, other, destination))
            .Select(m => m with { Open = m.Open.Intersect(asked) }).Where(m => !m.Open.IsEmpty).ToImmutableArray();
        var misses = isolating.SelectMany(p => Misses(p, direction, other, destination, asked)).OrderBy(m => m.Distance).ToImmutableArray();
        var open = isolating.IsEmpty ? asked : matches.Aggregate(Connectivity.None, (sum, m) => sum.Union(m.Open));
        return new(direction, [new("NetworkPolicy", isolating, matches, misses, open)]);
    }

    private IEnumerable<NetworkPolicy> Isolating(PolicyType direction, Side subject) =>
        subject is { Pod: { } pod, IsNode: false } ? Isolating(direction, pod) : [];

    private IEnumerable<RuleMatch> Matches(NetworkPolicy policy, PolicyType direction, Side other, Side destination)
    {
        foreach (var (index, (peers, ports)) in policy.Rules(direction).Index())
        {
            var open = PortsOf(ports, destination);
            if (open.IsEmpty) continue;
            if (peers.IsEmpty) yield return new(policy, index, null, open);
            for (var i = 0; i < peers.Length; i++)
                if (Test(policy, peers[i], other).Holds) yield return new(policy, index, i, open);
        }
    }

    private IEnumerable<RuleMiss> Misses(NetworkPolicy policy, PolicyType direction, Side other, Side destination, Connectivity asked)
    {
        foreach (var (index, (peers, ports)) in policy.Rules(direction).Index())
        {
            var portMatches = !PortsOf(ports, destination).Intersect(asked).IsEmpty;
            if (peers.IsEmpty && !portMatches) yield return new(policy, index, null, null, null, null, false);
            for (var i = 0; i < peers.Length; i++)
            {
                var test = Test(policy, peers[i], other);
                if (!test.Holds || !portMatches) yield return new(policy, index, i, test.Namespace, test.Pod, test.Address, portMatches);
            }
        }
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

    // Towards an address, and towards a node, a name stands for nothing.
    internal static Connectivity PortsOf(ImmutableArray<PolicyPort> ports, Side destination) =>
        Connectivity.Of(ports, destination is { IsNode: false, Pod: { } pod } ? pod.Ports : []);

    private readonly record struct PeerTest(bool? Namespace, bool? Pod, bool? Address)
    {
        public bool Holds => Namespace != false && Pod != false && Address != false;
    }
}
