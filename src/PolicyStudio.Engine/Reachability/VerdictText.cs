using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Reachability;

/// <summary>Verdicts in words, for the command line, labels of edges and screen readers.</summary>
public static class VerdictText
{
    /// <summary>The reason in one line: <c>db/allow-orders, ingress rule 1, peer 1 admits</c>; the nearest miss for a denial.</summary>
    public static string Reason(Verdict verdict) =>
        verdict.IsConditional ? $"{Decided(verdict)}; {Overrides(verdict)}" : Decided(verdict);

    /// <summary>What the verdict hangs on: <c>CiliumNetworkPolicy db/locked may override</c>; empty when it hangs on nothing.</summary>
    public static string Overrides(Verdict verdict) => verdict.Overrides.IsEmpty ? "" :
        string.Join(", ", verdict.Overrides.Take(3).Select(o => o.Reference)) + (verdict.Overrides.Length > 3 ? $" and {verdict.Overrides.Length - 3} more" : "") + " may override";

    private static string Decided(Verdict verdict)
    {
        if (!verdict.Plugin.Enforces) return "the network plugin enforces no NetworkPolicy";
        if (!verdict.Doubts.IsEmpty) return string.Join("; ", verdict.Doubts.Select(d => d.Message));
        var sides = new[] { verdict.Egress, verdict.Ingress };
        if (verdict.Outcome == Outcome.Denied)
        {
            var closed = sides.Where(s => s.Open.IsEmpty).ToList();
            return closed.Count == 0
                ? $"egress admits {verdict.Egress.Open}, ingress {verdict.Ingress.Open}: no port in common"
                : string.Join("; ", closed.Select(s => Denial(s, verdict)));
        }
        var admitting = sides.SelectMany(s => s.NetworkPolicy.AllowedBy.Take(1)
            .Select(m => $"{Name(m.Policy)}, {Direction(s)} rule {m.Rule + 1}{(m.Peer is { } p ? $", peer {p + 1}" : "")} admits it")).ToList();
        return admitting.Count > 0 ? string.Join("; ", admitting) : "no policy isolates either side";
    }

    /// <summary>What is in the way of a peer, in words: <c>namespace web lacks name=backend</c>.</summary>
    public static string Obstacles(RuleMiss miss, Verdict verdict, PolicyType direction)
    {
        var peers = miss.Policy.Rules(direction).ElementAt(miss.Rule).Peers;
        var peer = miss.Peer is { } index ? peers[index] : null;
        var other = direction == PolicyType.Ingress ? verdict.Source : verdict.Destination;
        var pod = Side.Of(other).Pod;
        var obstacles = new List<string>();
        if (miss.NamespaceMatches == false)
            obstacles.Add(pod is null ? "a selector matches no address"
                : peer?.NamespaceSelector is { } ns ? $"namespace {pod.Namespace} {(ns is { MatchLabels.Count: 1, MatchExpressions.IsEmpty: true } ? "lacks" : "does not match")} {ns}" : $"only pods of namespace {miss.Policy.Namespace} match");
        if (miss.PodMatches == false && pod is not null && peer?.PodSelector is { } pods)
            obstacles.Add($"{pod.Name} {string.Join(" and ", pods.Requirements.Where(r => !r.Matches(pod.Labels)).Select(r => Unmet(r, pod.Labels)))}");
        if (miss.AddressMatches == false) obstacles.Add(pod is { Addresses.IsEmpty: true } ? "the pod has no address yet" : $"the address is not in {peer?.IpBlock}");
        if (!miss.PortMatches) obstacles.Add($"{verdict.Asked} is not among its ports");
        return string.Join(" and ", obstacles);
    }

    private static string Unmet(LabelRequirement requirement, LabelSet labels) => requirement switch
    {
        { Operator: LabelOperator.In, Values: [var only] } => $"lacks {requirement.Key}={only}",
        { Operator: LabelOperator.In or LabelOperator.Exists } => $"lacks {requirement}",
        _ => $"has {requirement.Key}={labels[requirement.Key]}",
    };

    private static string Denial(DirectionVerdict side, Verdict verdict)
    {
        var tier = side.NetworkPolicy;
        var isolating = string.Join(", ", tier.IsolatedBy.Take(3).Select(Name)) + (tier.IsolatedBy.Length > 3 ? $" and {tier.IsolatedBy.Length - 3} more" : "");
        var isolates = $"{isolating} isolate{(tier.IsolatedBy.Length == 1 ? "s" : "")} {Direction(side)}";
        return tier.Misses.IsEmpty
            ? $"{isolates} and admit{(tier.IsolatedBy.Length == 1 ? "s" : "")} nothing"
            : $"{isolates}; nearest: {Obstacles(tier.Misses[0], verdict, side.Direction)}";
    }

    private static string Direction(DirectionVerdict side) => side.Direction == PolicyType.Ingress ? "ingress" : "egress";

    private static string Name(NetworkPolicy policy) => $"{policy.Namespace}/{policy.Name}";
}
