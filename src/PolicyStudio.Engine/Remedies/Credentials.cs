using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Remedies;

/// <summary>Whose credential a label is: a policy that admits those who bear it hands its door's key to whoever gets the label.</summary>
internal static class Credentials
{
    /// <summary>
    /// The policies, other than those that isolate the connection's own ends, with a peer that matches the labelled pods only since they have the
    /// labels; in their order. Whether such a door is open already by another rule, or leads to no pod today, makes no difference.
    /// </summary>
    public static ImmutableArray<ObjectReference> Of(Proposal proposal, Verdict verdict, ClusterSnapshot after)
    {
        if (proposal.Labels.IsEmpty) return [];
        var before = verdict.Snapshot;
        var own = verdict.Ingress.NetworkPolicy.IsolatedBy.Concat(verdict.Egress.NetworkPolicy.IsolatedBy).Select(p => p.Reference).ToHashSet();
        var pods = Labelled(proposal, after).Select(p => (Pod: p, Before: before.FindPod(p.Namespace, p.Name)?.Labels ?? StandIn(p, before)))
            .DistinctBy(x => (x.Pod.Namespace, x.Pod.Labels, x.Before)).ToList();
        return [.. before.Policies.Where(p => !own.Contains(p.Reference) && Peers(p).Any(peer => pods.Any(x =>
                Matches(peer, p, x.Pod.Namespace, x.Pod.Labels, after) && !Matches(peer, p, x.Pod.Namespace, x.Before, before))))
            .Select(p => p.Reference)];
    }

    private static IEnumerable<Peer> Peers(NetworkPolicy policy) => policy.Ingress.SelectMany(r => r.From).Concat(policy.Egress.SelectMany(r => r.To));

    private static IEnumerable<Pod> Labelled(Proposal proposal, ClusterSnapshot after) => proposal.Labels.SelectMany(change => change switch
    {
        NamespaceLabelChange ns => after.Workloads.Where(w => w.Namespace == ns.Namespace).SelectMany(w => w.Pods),
        TemplateLabelChange template => after.FindWorkload(template.Controller)?.Pods ?? [],
        _ => after.FindPod(change.Object.Namespace!, change.Object.Name) is { } pod ? [pod] : ImmutableArray<Pod>.Empty,
    });

    // A workload without pods is judged by its template's stand-in, which no list of pods has.
    private static LabelSet StandIn(Pod pod, ClusterSnapshot before) =>
        before.Workloads.Where(w => w.Namespace == pod.Namespace).SelectMany(w => w.Pods).FirstOrDefault(p => p.Name == pod.Name)?.Labels ?? LabelSet.Empty;

    private static bool Matches(Peer peer, NetworkPolicy policy, string ns, LabelSet labels, ClusterSnapshot snapshot) =>
        peer.IpBlock is null
        && (peer.NamespaceSelector is { } selector ? selector.Matches(snapshot.NamespaceOf(ns).Labels) : policy.Namespace == ns)
        && peer.PodSelector?.Matches(labels) != false;
}
