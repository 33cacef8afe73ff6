using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Plans;

/// <summary>
/// Finds the selectors whose matches change: those of Services, disruption budgets and admission webhooks, and those of policies that the draft does not write itself. Only selectors
/// that read a changed label are tried, and on the touched pods alone; all pods are counted for the few that change.
/// </summary>
internal sealed class SelectorEffects
{
    private readonly TouchedPods _touched;
    private readonly PodCounts _counts;
    private readonly HashSet<string> _namespaceKeys;
    private readonly HashSet<string> _podKeys;

    private SelectorEffects(PolicyDraft draft, ClusterSnapshot before, ClusterSnapshot after)
    {
        (_touched, _counts) = (new(before, after), new(before));
        _namespaceKeys = [.. draft.Changes.OfType<NamespaceLabelChange>().Select(c => c.Key)];
        _podKeys = [.. draft.Changes.Select(c => c switch { TemplateLabelChange t => t.Key, PodLabelChange p => p.Key, _ => null }).OfType<string>()];
    }

    public static ImmutableArray<SelectorEffect> Of(PolicyDraft draft, ClusterSnapshot snapshot, CancellationToken cancellation)
    {
        var policies = draft.Changes.Where(c => c is PolicyWrite or PolicyDeletion).ToList();
        var labels = policies.Aggregate(draft, (d, c) => d.Without(c));
        if (labels.IsEmpty) return [];
        var effects = new SelectorEffects(labels, snapshot, labels.ApplyTo(snapshot));
        var written = policies.Select(c => c.Object).ToHashSet();
        var found = ImmutableArray.CreateBuilder<SelectorEffect>();
        foreach (var service in snapshot.Services)
            if (service.Selector is { Count: > 0 } selector)
                effects.Try(new(null, new(selector, []), service.Namespace), found, before => new(service.Reference, "spec.selector", before, before));
        foreach (var selector in snapshot.OtherSelectors)
            effects.Try(new(selector.Namespaces, selector.Pods, selector.Object.Namespace ?? ""), found, before => new(selector.Object, selector.Path, before, before));
        foreach (var policy in snapshot.Policies)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!written.Contains(policy.Reference)) effects.Try(policy, found);
        }
        return found.ToImmutable();
    }

    private void Try(NetworkPolicy policy, ImmutableArray<SelectorEffect>.Builder found)
    {
        Try(new(null, policy.PodSelector, policy.Namespace), found, before => new(policy.Reference, "spec.podSelector", before, before));
        foreach (var (type, field) in new[] { (PolicyType.Ingress, "spec.ingress[{0}].from[{1}]"), (PolicyType.Egress, "spec.egress[{0}].to[{1}]") })
            foreach (var (rule, (peers, _)) in policy.Rules(type).Index())
                foreach (var (index, peer) in peers.Index().Where(p => p.Item.IpBlock is null))
                    Try(new(peer.NamespaceSelector, peer.PodSelector ?? LabelSelector.Everything, policy.Namespace), found,
                        before => new(policy.Reference, string.Format(null, field, rule, index), before, before));
    }

    private void Try(PodMatch match, ImmutableArray<SelectorEffect>.Builder found, Func<int, SelectorEffect> effect)
    {
        if (!match.Reads(_namespaceKeys, _podKeys)) return;
        var (lost, gained) = _touched.Changed(match);
        if (lost + gained == 0) return;
        var said = effect(_counts.Of(match));
        found.Add(said with { After = said.Before - lost + gained });
    }
}
