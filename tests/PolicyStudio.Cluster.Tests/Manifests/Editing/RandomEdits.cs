using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Tests.Manifests.Editing;

/// <summary>An edit as somebody makes it in a form.</summary>
/// <param name="After">The policy after it.</param>
/// <param name="Gone">The paths of what it takes away or may write anew: comments there need not stay.</param>
/// <param name="Name">What it is.</param>
internal sealed record RandomEdit(NetworkPolicy After, ImmutableArray<string> Gone, string Name);

/// <summary>Makes random edits of a policy.</summary>
internal sealed class RandomEdits(Random random, RandomPolicies parts)
{
    // A path that nothing has.
    private const string Nothing = "nothing";

    public RandomEdit Any(NetworkPolicy policy)
    {
        while (true)
            if ((random.Next(8) switch
            {
                0 => Name(policy),
                1 => Types(policy),
                2 => Subject(policy),
                _ => Rules(policy),
            }) is { } edit && edit.After != policy) return edit;
    }

    private RandomEdit Name(NetworkPolicy policy) => new(policy with { Name = $"q{random.Next(100)}", Namespace = random.Next(2) == 0 ? "default" : policy.Namespace }, [], "name");

    private RandomEdit Types(NetworkPolicy policy) =>
        new(policy with { PolicyTypes = random.Next(3) switch { 0 => [PolicyType.Ingress], 1 => [PolicyType.Egress], _ => [PolicyType.Ingress, PolicyType.Egress] } }, ["spec/policyTypes"], "types");

    private RandomEdit Subject(NetworkPolicy policy)
    {
        var (selector, gone) = Selector(policy.PodSelector, "spec/podSelector");
        return new(policy with { PodSelector = selector }, [gone], "subject");
    }

    private RandomEdit? Rules(NetworkPolicy policy)
    {
        var isIngress = random.Next(2) == 0;
        var path = isIngress ? "spec/ingress" : "spec/egress";
        var rules = policy.Rules(isIngress ? PolicyType.Ingress : PolicyType.Egress).ToImmutableArray();
        var (after, gone, name) = List(rules, path, parts.Rule, rule => Rule(rule, isIngress));
        return after.IsDefault ? null : new(isIngress
            ? policy with { Ingress = [.. after.Select(r => new IngressRule(r.Peers, r.Ports))] }
            : policy with { Egress = [.. after.Select(r => new EgressRule(r.Peers, r.Ports))] }, [.. gone], $"{path} {name}");
    }

    private ((ImmutableArray<Peer> Peers, ImmutableArray<PolicyPort> Ports) Rule, string Gone) Rule((ImmutableArray<Peer> Peers, ImmutableArray<PolicyPort> Ports) rule, bool isIngress)
    {
        if (random.Next(2) == 0)
        {
            var (peers, gone, _) = List(rule.Peers, isIngress ? "from" : "to", parts.Peer, Peer);
            return ((peers.IsDefault ? rule.Peers : peers, rule.Ports), gone.FirstOrDefault() ?? Nothing);
        }
        var (ports, lost, _) = List(rule.Ports, "ports", parts.Port, Port);
        return ((rule.Peers, ports.IsDefault ? rule.Ports : ports), lost.FirstOrDefault() ?? Nothing);
    }

    private (Peer, string) Peer(Peer peer)
    {
        if (peer.PodSelector is { } pods && random.Next(3) > 0) return Selector(pods, "podSelector") is var (changed, gone) ? (peer with { PodSelector = changed }, gone) : default;
        if (peer.NamespaceSelector is { } ns && random.Next(2) > 0) return Selector(ns, "namespaceSelector") is var (changed, gone) ? (peer with { NamespaceSelector = changed }, gone) : default;
        if (peer is { NamespaceSelector: not null, PodSelector: not null }) return random.Next(2) == 0 ? (peer with { NamespaceSelector = null }, "namespaceSelector") : (peer with { PodSelector = null }, "podSelector");
        return (parts.Peer(), "");
    }

    private (PolicyPort, string) Port(PolicyPort port) => port.Number is null ? (parts.Port(), "")
        : random.Next(3) switch
        {
            0 => (port with { Number = port.EndPort is { } end ? random.Next(1, end + 1) : random.Next(1, 60000) }, Nothing),
            1 => (port with { Protocol = port.Protocol == Protocol.Tcp ? Protocol.Udp : Protocol.Tcp }, Nothing),
            _ => (port with { EndPort = port.EndPort is null ? port.Number + 5 : null }, "endPort"),
        };

    private (LabelSelector, string) Selector(LabelSelector selector, string path)
    {
        var labels = selector.MatchLabels;
        if (labels.Count > 0 && random.Next(3) == 0)
        {
            var key = labels.ElementAt(random.Next(labels.Count)).Key;
            return random.Next(2) == 0 ? (selector with { MatchLabels = labels.With(key, "changed") }, Nothing)
                : (selector with { MatchLabels = labels.With(key, null) }, labels.Count == 1 ? $"{path}/matchLabels" : $"{path}/matchLabels/{key.Replace('/', '|')}");
        }
        if (random.Next(3) > 0 && parts.Label() is var (added, value)) return (selector with { MatchLabels = labels.With(added, value) }, Nothing);
        var (expressions, gone, _) = List(selector.MatchExpressions, "matchExpressions", parts.Requirement, _ => (parts.Requirement(), ""));
        return expressions.IsDefault ? (selector, Nothing) : (selector with { MatchExpressions = expressions }, gone is [var lost] ? $"{path}/{lost}" : Nothing);
    }

    private (ImmutableArray<T> After, List<string> Gone, string Name) List<T>(ImmutableArray<T> items, string path, Func<T> one, Func<T, (T, string Gone)> change)
    {
        var at = random.Next(Math.Max(1, items.Length));
        switch (random.Next(5))
        {
            case 0:
                return (items.Insert(random.Next(items.Length + 1), one()), [], "add");
            case 1 when items.Length > 0:
                return (items.RemoveAt(at), [items.Length == 1 ? path : $"{path}/{at}"], "remove");
            case 2 when items.Length > 1:
                var rest = items.RemoveAt(at);
                return (rest.Insert(random.Next(rest.Length + 1), items[at]), [], "move");
            case > 2 when items.Length > 0:
                var (changed, gone) = change(items[at]);
                return (items.SetItem(at, changed), gone == Nothing ? [] : [gone.Length == 0 ? $"{path}/{at}" : $"{path}/{at}/{gone}"], "change");
            default:
                return (default, [], "");
        }
    }
}
