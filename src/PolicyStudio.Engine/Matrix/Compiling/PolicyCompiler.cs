using System.Collections.Immutable;
using PolicyStudio.Engine.Matrix.Indexing;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Matrix.Compiling;

/// <summary>
/// Compiles policies, and keeps each peer and rule once. When a matrix is built it is filled; afterwards it is only read, and what it does
/// not know is compiled anew without being kept, so that many may ask at once and nothing of a draft stays.
/// </summary>
internal sealed class PolicyCompiler(LabelSymbols symbols, NamespaceIndex namespaces)
{
    private readonly Dictionary<(string? Own, Peer Peer), CompiledPeer> _peers = [];
    private readonly Dictionary<RuleKey, CompiledRule> _rules = [];
    private readonly List<CompiledPeer> _ordered = [];

    /// <summary>The peers that are kept; each stands at its index.</summary>
    public IReadOnlyList<CompiledPeer> Peers => _ordered;

    /// <summary>Compiles a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="keep">Whether what is new is kept: only while a matrix is being built.</param>
    public CompiledPolicy Compile(NetworkPolicy policy, bool keep) => new(policy, new(policy.PodSelector, symbols),
        policy.Isolates(PolicyType.Ingress) ? Rules(policy, PolicyType.Ingress, keep) : default,
        policy.Isolates(PolicyType.Egress) ? Rules(policy, PolicyType.Egress, keep) : default);

    private ImmutableArray<CompiledRule> Rules(NetworkPolicy policy, PolicyType direction, bool keep)
    {
        var rules = ImmutableArray.CreateBuilder<CompiledRule>();
        foreach (var (peers, ports) in policy.Rules(direction)) rules.Add(Rule(policy.Namespace, peers, ports, keep));
        return rules.DrainToImmutable();
    }

    private CompiledRule Rule(string ns, ImmutableArray<Peer> peers, ImmutableArray<PolicyPort> ports, bool keep)
    {
        var compiled = peers.IsEmpty ? [] : ImmutableArray.CreateRange(peers, p => PeerOf(ns, p, keep));
        var key = new RuleKey(compiled, ports);
        if (_rules.TryGetValue(key, out var known)) return known;
        if (!keep) return new(int.MaxValue, compiled, ports);
        return _rules[key] = new(_rules.Count, compiled, ports);
    }

    private CompiledPeer PeerOf(string ns, Peer peer, bool keep)
    {
        var key = (Own: peer.IpBlock is null && peer.NamespaceSelector is null ? ns : null, peer);
        if (_peers.TryGetValue(key, out var known)) return known;
        if (!keep) return Compiled(-1);
        var added = Compiled(_ordered.Count);
        _ordered.Add(added);
        return _peers[key] = added;

        CompiledPeer Compiled(int index) => new(index, key.Own, peer,
            peer.PodSelector is { } pods ? new(pods, symbols) : null, peer.NamespaceSelector is { } selector ? namespaces.Compile(selector) : null);
    }

    // Peers that mean the same are one object: two rules are the same where they have the same objects.
    private readonly record struct RuleKey(ImmutableArray<CompiledPeer> Peers, ImmutableArray<PolicyPort> Ports)
    {
        public bool Equals(RuleKey other) => Peers.AsSpan().SequenceEqual(other.Peers.AsSpan()) && Ports.AsSpan().SequenceEqual(other.Ports.AsSpan());

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var peer in Peers) hash.Add(peer);
            foreach (var port in Ports) hash.Add(port);
            return hash.ToHashCode();
        }
    }
}
