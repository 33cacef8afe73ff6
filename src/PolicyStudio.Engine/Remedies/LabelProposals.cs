using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Remedies;

/// <summary>The labels that one end of a connection lacks for a peer: on its pods' template, on its namespace, or both.</summary>
internal static class LabelProposals
{
    public static IEnumerable<Proposal> For(DirectionVerdict side, Verdict verdict) =>
        side.NetworkPolicy.Misses.Where(m => m is { PortMatches: true, Peer: not null, AddressMatches: null })
            .Select(m => For(m, side.Direction, verdict)).OfType<Proposal>();

    private static Proposal? For(RuleMiss miss, PolicyType direction, Verdict verdict)
    {
        if ((direction == PolicyType.Ingress ? verdict.Source : verdict.Destination) is not WorkloadEndpoint other) return null;
        var peer = miss.Policy.Rules(direction).ElementAt(miss.Rule).Peers[miss.Peer!.Value];
        var labels = ImmutableArray.CreateBuilder<DraftChange>();
        var labelled = ImmutableArray.CreateBuilder<LabelledObject>();
        if (miss.NamespaceMatches == false)
        {
            var ns = verdict.Snapshot.NamespaceOf(other.Workload.Namespace);
            if (peer.NamespaceSelector is not { } selector || !ns.IsDeclared || Missing(selector, ns.Labels) is not { } missing) return null;
            if (missing.Any(m => m.Key == Namespace.NameLabel)) return null;
            labels.AddRange(missing.Select(m => new NamespaceLabelChange(ns.Name, m.Key, m.Value)));
            labelled.Add(Labelled(ObjectReference.ToNamespace(ns.Name), missing, ns.Labels));
        }
        if (miss.PodMatches == false)
        {
            if (Missing(peer.PodSelector!, other.Representative.Labels) is not { } missing || missing.Any(m => other.Workload.Controller?.Selects(m.Key) == true)) return null;
            labels.AddRange(missing.SelectMany(m => OnPods(other, m.Key, m.Value)));
            labelled.Add(Labelled(other.Workload.Reference, missing, other.Representative.Labels));
        }
        return new(miss.NamespaceMatches == false ? RemedyKind.NamespaceLabel : RemedyKind.PodLabel, [new LabelsSet(labelled.ToImmutable())], [], labels.ToImmutable());
    }

    // What outlasts the next rollout where there is such a place, the pods themselves where not.
    private static IEnumerable<DraftChange> OnPods(WorkloadEndpoint other, string key, string? value) =>
        other.Workload.Controller?.IsTemplateMutable == true
            ? [new TemplateLabelChange(other.Workload.Reference, key, value)]
            : other.Pods.Where(p => !p.IsFromTemplate).Select(p => new PodLabelChange(p.Namespace, p.Name, key, value));

    // One value does for each requirement: the first of those it names, none where the label must be absent.
    private static List<(string Key, string? Value)>? Missing(LabelSelector selector, LabelSet labels)
    {
        var missing = selector.Requirements.Where(r => !r.Matches(labels)).Select(r => (r.Key, Value: r.Operator switch
        {
            LabelOperator.In => r.Values[0],
            LabelOperator.Exists => "true",
            _ => null,
        })).Distinct().ToList();
        return missing.DistinctBy(m => m.Key).Count() == missing.Count ? missing : null;
    }

    private static LabelledObject Labelled(ObjectReference about, List<(string Key, string? Value)> labels, LabelSet old) =>
        new(about, [.. labels], [.. labels.Where(l => l.Value is not null).Select(l => (l.Key, Value: old[l.Key])).Where(l => l.Value is not null).Select(l => (l.Key, l.Value!))]);
}
