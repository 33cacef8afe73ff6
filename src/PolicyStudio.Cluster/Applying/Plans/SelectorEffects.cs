using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Plans;

/// <summary>A selector that a draft's labels make match other pods.</summary>
/// <param name="Object">The Service or policy it stands in.</param>
/// <param name="Path">Where it stands, such as <c>spec.selector</c> or <c>spec.ingress[0].from[1]</c>.</param>
/// <param name="Before">The pods it matches.</param>
/// <param name="After">The pods it would match.</param>
public sealed record SelectorEffect(ObjectReference Object, string Path, ImmutableArray<ObjectReference> Before, ImmutableArray<ObjectReference> After)
{
    /// <summary>The effect in a sentence.</summary>
    public override string ToString() => $"{Object} {Path} matches {Before.Length} pod{(Before.Length == 1 ? "" : "s")} now and {After.Length} then";
}

/// <summary>Finds the selectors whose matches change: those of Services, and those of policies that the draft does not write itself.</summary>
internal static class SelectorEffects
{
    public static ImmutableArray<SelectorEffect> Of(PolicyDraft draft, ClusterSnapshot snapshot)
    {
        var policies = draft.Changes.Where(c => c is PolicyWrite or PolicyDeletion).ToList();
        var labelled = policies.Aggregate(draft, (d, c) => d.Without(c)).ApplyTo(snapshot);
        var written = policies.Select(c => c.Object).ToHashSet();
        return [.. from selector in Selectors(snapshot).Where(s => !written.Contains(s.Object))
                   let before = Matching(snapshot, selector.Matches)
                   let after = Matching(labelled, selector.Matches)
                   where !before.SequenceEqual(after)
                   select new SelectorEffect(selector.Object, selector.Path, before, after)];
    }

    private static ImmutableArray<ObjectReference> Matching(ClusterSnapshot snapshot, Func<ClusterSnapshot, Pod, bool> matches) =>
        [.. snapshot.Workloads.SelectMany(w => w.Pods).Where(p => matches(snapshot, p)).Select(p => p.Reference)];

    private static IEnumerable<(ObjectReference Object, string Path, Func<ClusterSnapshot, Pod, bool> Matches)> Selectors(ClusterSnapshot snapshot)
    {
        foreach (var service in snapshot.Services) yield return (service.Reference, "spec.selector", (_, pod) => service.Selects(pod));
        foreach (var policy in snapshot.Policies)
        {
            yield return (policy.Reference, "spec.podSelector", (_, pod) => pod.Namespace == policy.Namespace && policy.PodSelector.Matches(pod.Labels));
            foreach (var (type, field) in new[] { (PolicyType.Ingress, "spec.ingress[{0}].from[{1}]"), (PolicyType.Egress, "spec.egress[{0}].to[{1}]") })
                foreach (var (rule, (peers, _)) in policy.Rules(type).Index())
                    foreach (var (index, peer) in peers.Index().Where(p => p.Item.IpBlock is null))
                        yield return (policy.Reference, string.Format(null, field, rule, index), (s, pod) => Matches(peer, policy.Namespace, s, pod));
        }
    }

    private static bool Matches(Peer peer, string policyNamespace, ClusterSnapshot snapshot, Pod pod) =>
        (peer.NamespaceSelector is { } ns ? ns.Matches(snapshot.NamespaceOf(pod.Namespace).Labels) : pod.Namespace == policyNamespace)
        && (peer.PodSelector ?? LabelSelector.Everything).Matches(pod.Labels);
}
