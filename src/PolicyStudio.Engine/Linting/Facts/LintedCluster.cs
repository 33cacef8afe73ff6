using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Facts;

/// <summary>What the rules ask of one snapshot, computed once and by groups of pods. Every answer looks at the cancellation first.</summary>
internal sealed class LintedCluster
{
    private const int FewNamespaces = 16;

    private readonly CancellationToken _cancellation;
    private readonly Dictionary<NetworkPolicy, ImmutableArray<PodGroup>> _selected = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string? Own, LabelSelector? Namespaces, LabelSelector? Pods), ImmutableArray<PodGroup>> _matched = [];
    private readonly Dictionary<LabelSelector, ImmutableArray<Namespace>> _namespaces = [];
    private readonly Dictionary<(PodGroup, PolicyType), List<NetworkPolicy>> _isolating = [];
    private readonly ServiceIndex _services;
    private readonly Dictionary<PodGroup, IReadOnlyList<Service>> _inFront = [];
    private readonly ImmutableArray<RuleAt> _counting;

    public LintedCluster(ClusterSnapshot snapshot, CancellationToken cancellation)
    {
        (Snapshot, _cancellation) = (snapshot, cancellation);
        Pods = new(snapshot, cancellation);
        _services = new(snapshot);
        foreach (var policy in Policies)
        {
            _selected[policy] = [.. Pods.Matching(policy.Namespace, policy.PodSelector)];
            foreach (var key in from pods in _selected[policy] from type in policy.PolicyTypes.Distinct() select (pods, type))
            {
                if (!_isolating.TryGetValue(key, out var policies)) _isolating[key] = policies = [];
                policies.Add(policy);
            }
        }
        _counting = [.. Policies.Where(p => !Selected(p).IsEmpty).SelectMany(RulesOf)];
        Dns = ClusterDns.Find(this);
        DnsReach = new(this);
        Open = new(this);
    }

    /// <summary>The snapshot.</summary>
    public ClusterSnapshot Snapshot { get; }

    /// <summary>Its pods.</summary>
    public PodIndex Pods { get; }

    /// <summary>Where its DNS is.</summary>
    public ClusterDns Dns { get; }

    /// <summary>Who may reach it.</summary>
    public DnsReach DnsReach { get; }

    /// <summary>What is open on purpose.</summary>
    public OpenOnPurpose Open { get; }

    /// <summary>The rules that count: in a direction that their policy isolates, of policies that select a pod.</summary>
    public IEnumerable<RuleAt> Rules => UnlessCancelled(_counting);

    /// <summary>All policies in order.</summary>
    public IEnumerable<NetworkPolicy> Policies => UnlessCancelled(Snapshot.Policies);

    /// <summary>The rules of a policy that count, in the directions that it isolates.</summary>
    public static IEnumerable<RuleAt> RulesOf(NetworkPolicy policy) => policy.PolicyTypes.Distinct().SelectMany(t => RuleAt.Of(policy, t));

    /// <summary>The pods that a policy selects.</summary>
    public ImmutableArray<PodGroup> Selected(NetworkPolicy policy) => _selected[policy];

    /// <summary>The policies that isolate a group in a direction.</summary>
    public IReadOnlyList<NetworkPolicy> Isolating(PodGroup group, PolicyType direction) => _isolating.GetValueOrDefault((group, direction)) ?? [];

    /// <summary>The rules that decide about a group in a direction.</summary>
    public IEnumerable<RuleAt> RulesFor(PodGroup group, PolicyType direction) => Isolating(group, direction).SelectMany(p => RuleAt.Of(p, direction));

    /// <summary>Of policies that isolate the same pods the one to mend: the one that says the most of these pods.</summary>
    public static NetworkPolicy ToMend(IEnumerable<NetworkPolicy> isolating) => isolating.OrderBy(p => p.PodSelector.IsEmpty).ThenBy(p => p.Reference).First();

    /// <summary>The Services in front of a group.</summary>
    public IReadOnlyList<Service> ServicesOf(PodGroup group)
    {
        if (_inFront.TryGetValue(group, out var known)) return known;
        return _inFront[group] = [.. _services.Of(group.Representative, group.Labels)];
    }

    /// <summary>The Service of that name, or null.</summary>
    public Service? FindService(string ns, string name) => _services.Find(ns, name);

    /// <summary>The namespaces that a selector matches.</summary>
    public ImmutableArray<Namespace> NamespacesOf(LabelSelector selector)
    {
        if (_namespaces.TryGetValue(selector, out var known)) return known;
        _cancellation.ThrowIfCancellationRequested();
        return _namespaces[selector] = [.. Snapshot.Namespaces.Where(n => selector.Matches(n.Labels))];
    }

    /// <summary>The pods that a peer's selectors match; none for an ipBlock.</summary>
    public ImmutableArray<PodGroup> Matched(NetworkPolicy policy, Peer peer)
    {
        if (peer.IpBlock is not null) return [];
        var key = (peer.NamespaceSelector is null ? policy.Namespace : null, peer.NamespaceSelector, peer.PodSelector);
        if (_matched.TryGetValue(key, out var known)) return known;
        _cancellation.ThrowIfCancellationRequested();
        return _matched[key] = [.. Match(policy.Namespace, peer.NamespaceSelector, peer.PodSelector ?? LabelSelector.Everything)];
    }

    /// <summary>The pods at the far end of a rule, as its selectors match them; every pod where it has no peers.</summary>
    public IEnumerable<PodGroup> Matched(RuleAt rule) =>
        rule.Peers.IsEmpty ? Pods.All : rule.Peers.SelectMany(p => Matched(rule.Policy, p)).Distinct();

    /// <summary>The items, until somebody cancels.</summary>
    public IEnumerable<T> UnlessCancelled<T>(IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            _cancellation.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private IEnumerable<PodGroup> Match(string own, LabelSelector? namespaces, LabelSelector pods)
    {
        if (namespaces is null) return Pods.Matching(own, pods);
        var matching = NamespacesOf(namespaces);
        if (matching.Length <= FewNamespaces) return matching.SelectMany(n => Pods.Matching(n.Name, pods));
        return Pods.Matching(pods).Where(g => namespaces.Matches(g.Namespace.Labels));
    }
}
