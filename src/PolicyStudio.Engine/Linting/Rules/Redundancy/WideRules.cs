using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Rules.Redundancy;

/// <summary>
/// The rules of one namespace and direction, found by what they may cover. A selector can only be covered by one that asks for nothing
/// it does not ask for itself: rules are kept under one thing that their subject asks for, and one that each of their peers does.
/// </summary>
internal sealed class WideRules
{
    private static readonly Handle Nothing = new(null, null);
    private static readonly Handle OwnNamespace = new("", "own");
    private static readonly Handle Addresses = new("", "addresses");
    private static readonly Handle Everyone = new("", "everyone");

    private readonly ILookup<(Handle Subject, Handle Namespaces, Handle Pods), (RuleAt Rule, int Order)> _rules;

    public WideRules(IEnumerable<(RuleAt Rule, int Order)> rules) => _rules =
        (from rule in rules
         from peer in rule.Rule.Peers.Select(Kept).DefaultIfEmpty((Everyone, Nothing)).Distinct()
         select (Key: (Kept(rule.Rule.Policy.PodSelector), peer.Item1, peer.Item2), rule)).ToLookup(r => r.Key, r => r.rule);

    /// <summary>Every rule that may cover the given one, and some that do not.</summary>
    public IEnumerable<(RuleAt Rule, int Order)> Of(RuleAt narrow) =>
        from subject in Sought(narrow.Policy.PodSelector)
        from peer in narrow.Peers.IsEmpty ? [] : Sought(narrow.Peers[0], narrow.Policy.Namespace)
        from rule in _rules[(subject, peer.Namespaces, peer.Pods)]
        select rule;

    /// <summary>Every rule without peers that may cover the given one, and some that do not.</summary>
    public IEnumerable<(RuleAt Rule, int Order)> ForEveryone(RuleAt narrow) =>
        Sought(narrow.Policy.PodSelector).SelectMany(subject => _rules[(subject, Everyone, Nothing)]);

    private static (Handle, Handle) Kept(Peer peer) => peer.IpBlock is not null
        ? (Addresses, Nothing)
        : (peer.NamespaceSelector is { } ns ? Kept(ns) : OwnNamespace, Kept(peer.PodSelector ?? LabelSelector.Everything));

    private static IEnumerable<(Handle Namespaces, Handle Pods)> Sought(Peer peer, string own) => peer.IpBlock is not null
        ? [(Addresses, Nothing)]
        : from ns in Sought(peer.NamespaceSelector ?? LabelSelector.ForLabels((Namespace.NameLabel, own))).Append(OwnNamespace)
          from pods in Sought(peer.PodSelector ?? LabelSelector.Everything)
          select (ns, pods);

    private static Handle Kept(LabelSelector selector)
    {
        var requirements = selector.Requirements.ToList();
        if (requirements.FirstOrDefault(IsPair) is { } pair) return new(pair.Key, pair.Values[0]);
        return requirements.Count == 0 ? Nothing : new(requirements[0].Key, null);
    }

    private static IEnumerable<Handle> Sought(LabelSelector selector) =>
        selector.Requirements.SelectMany<LabelRequirement, Handle>(r => IsPair(r) ? [new(r.Key, null), new(r.Key, r.Values[0])] : [new(r.Key, null)])
            .Prepend(Nothing).Distinct();

    private static bool IsPair(LabelRequirement requirement) => requirement is { Operator: LabelOperator.In, Values.Length: 1 };

    private readonly record struct Handle(string? Key, string? Value);
}
