using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>Verdicts in words, for the command line, labels of edges and screen readers.</summary>
public static class VerdictText
{
    /// <summary>The reason in one line: <c>db/allow-orders, ingress rule 1, peer 1 admits</c>; the nearest miss for a denial.</summary>
    public static string Reason(Verdict verdict) =>
        verdict.IsConditional ? $"{Decided(verdict)}; {Conditions(verdict)}" : Decided(verdict);

    /// <summary>
    /// What the verdict hangs on: <c>CiliumNetworkPolicy db/locked may override</c>, <c>NetworkPolicy db/office may admit it once orders has an
    /// address</c>; empty when it hangs on nothing.
    /// </summary>
    public static string Conditions(Verdict verdict)
    {
        var overrides = verdict.Overrides.IsEmpty ? [] : new[] { FirstFew.Of(verdict.Overrides.Select(o => o.Reference.ToString()), verdict.Overrides.Length) + " may override" };
        var waits = verdict.Waits.GroupBy(w => w.Endpoint.Id)
            .Select(e => $"{FirstFew.Of(e.Select(w => w.Policy.ToString()), e.Count())} may admit it once {Short(e.First().Endpoint)} has an address");
        return string.Join("; ", overrides.Concat(waits));
    }

    private static string Decided(Verdict verdict)
    {
        if (!verdict.Snapshot.Plugin.Enforces) return "the network plugin enforces no NetworkPolicy";
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
            .Select(m => $"{m.Policy.NamespacedName}, {s.Direction.Text()} rule {m.Rule + 1}{(m.Peer is { } p ? $", peer {p + 1}" : "")} admits it")).ToList();
        return admitting.Count > 0 ? string.Join("; ", admitting) : "no policy isolates either side";
    }

    /// <summary>What is in the way of a peer, in words: <c>namespace web lacks name=backend</c>.</summary>
    public static string Obstacles(RuleMiss miss, Verdict verdict, PolicyType direction)
    {
        var peer = miss.Peer is { } index ? miss.Policy.Rules(direction).ElementAt(miss.Rule).Peers[index] : null;
        var other = direction == PolicyType.Ingress ? verdict.Source : verdict.Destination;
        var side = Side.Of(other).SeenBy(verdict.Snapshot.Plugin);
        var obstacles = new List<string>();
        if (side.IsNode && miss is not { NamespaceMatches: not false, PodMatches: not false, AddressMatches: not false })
            obstacles.Add($"{Short(other)} uses its node's network, and no selector matches a node");
        else
            obstacles.AddRange(Labels(miss, peer, other, side.Pod, verdict.Snapshot));
        if (!side.IsNode && miss.AddressMatches == false) obstacles.Add($"{Short(other)} {MissText.Of(peer!.IpBlock!, other, verdict.Snapshot.Plugin)}");
        if (!miss.PortMatches) obstacles.Add($"{verdict.Asked} is not among its ports");
        return string.Join(" and ", obstacles);
    }

    private static IEnumerable<string> Labels(RuleMiss miss, Peer? peer, Endpoint other, Pod? pod, ClusterSnapshot snapshot)
    {
        if (pod is null)
        {
            if (miss.NamespaceMatches == false || miss.PodMatches == false) yield return "a selector matches no address";
            yield break;
        }
        if (miss.NamespaceMatches == false)
            yield return peer?.NamespaceSelector is { } ns
                ? MissText.Of(ns, snapshot.NamespaceOf(pod.Namespace).Labels, $"namespace {pod.Namespace}") : $"only pods of namespace {miss.Policy.Namespace} match";
        if (miss.PodMatches == false && peer?.PodSelector is { } pods) yield return MissText.Of(pods, pod.Labels, Short(other));
    }

    // The namespace is said beside it.
    private static string Short(Endpoint endpoint) => endpoint switch
    {
        WorkloadEndpoint w => w.Workload.Name,
        PodEndpoint p => p.Pod.Name,
        _ => endpoint.Id,
    };

    private static string Denial(DirectionVerdict side, Verdict verdict)
    {
        var tier = side.NetworkPolicy;
        var isolating = FirstFew.Of(tier.IsolatedBy.Select(p => p.NamespacedName), tier.IsolatedBy.Length);
        var isolates = $"{isolating} isolate{(tier.IsolatedBy.Length == 1 ? "s" : "")} {side.Direction.Text()}";
        return tier.Misses.IsEmpty
            ? $"{isolates} and admit{(tier.IsolatedBy.Length == 1 ? "s" : "")} nothing"
            : $"{isolates}; nearest: {Obstacles(tier.Misses[0], verdict, side.Direction)}";
    }
}
