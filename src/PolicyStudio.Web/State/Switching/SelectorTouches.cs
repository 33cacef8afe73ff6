using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Switching;

/// <summary>Which other selectors a changed label begins or ceases to satisfy: Services and policies that the draft does not write itself.</summary>
public static class SelectorTouches
{
    /// <summary>One sentence a selector, in a stable order.</summary>
    public static ImmutableArray<string> Of(DraftChange change, PolicyDraft draft, ClusterSnapshot snapshot)
    {
        var written = draft.Changes.OfType<PolicyWrite>().Select(c => c.Object).Concat(draft.Changes.OfType<PolicyDeletion>().Select(c => c.Object)).ToHashSet();
        var others = snapshot.Policies.Where(p => !written.Contains(p.Reference)).ToList();
        return change switch
        {
            NamespaceLabelChange c => [.. OfNamespace(snapshot.NamespaceOf(c.Namespace).Labels, c.Key, c.Value, others)],
            TemplateLabelChange c when snapshot.FindWorkload(c.Controller) is { } w => [.. OfPod(w.Pods[0], c.Key, c.Value, others, snapshot)],
            PodLabelChange c when snapshot.Pods.FirstOrDefault(p => p.Reference == c.Object) is { } p => [.. OfPod(p, c.Key, c.Value, others, snapshot)],
            _ => [],
        };
    }

    private static IEnumerable<string> OfNamespace(LabelSet before, string key, string? value, IEnumerable<NetworkPolicy> policies)
    {
        var after = before.With(key, value);
        return from policy in policies
               from selector in Peers(policy).Select(p => p.NamespaceSelector).OfType<LabelSelector>().Distinct()
               where selector.Matches(before) != selector.Matches(after)
               select $"a peer of policy {policy.Namespace}/{policy.Name} {Verb(selector.Matches(after), "match")} the namespace";
    }

    private static IEnumerable<string> OfPod(Pod pod, string key, string? value, List<NetworkPolicy> policies, ClusterSnapshot snapshot)
    {
        var (before, after) = (pod.Labels, pod.Labels.With(key, value));
        foreach (var service in snapshot.Services.Where(s => s.Selects(pod) != s.Selects(pod with { Labels = after })))
            yield return $"Service {service.Namespace}/{service.Name} {Verb(!service.Selects(pod), "select")} it";
        foreach (var policy in policies.Where(p => p.Namespace == pod.Namespace && p.PodSelector.Matches(before) != p.PodSelector.Matches(after)))
            yield return $"policy {policy.Namespace}/{policy.Name} {Verb(policy.PodSelector.Matches(after), "select")} it";
        foreach (var policy in policies.Where(p => Peers(p).Any(peer => Matches(peer, before) != Matches(peer, after))))
            yield return $"a peer of policy {policy.Namespace}/{policy.Name} {Verb(Peers(policy).Any(peer => !Matches(peer, before) && Matches(peer, after)), "match")} it";
    }

    private static bool Matches(Peer peer, LabelSet labels) => peer.PodSelector is { } selector && selector.Matches(labels);

    private static IEnumerable<Peer> Peers(NetworkPolicy policy) => policy.Ingress.SelectMany(r => r.From).Concat(policy.Egress.SelectMany(r => r.To));

    private static string Verb(bool begins, string verb) => begins ? $"begins to {verb}" : $"no longer {verb}{(verb.EndsWith("ch", StringComparison.Ordinal) ? "es" : "s")}";
}
