using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Rules.Selecting;

internal sealed class LabelOnPodOnly : ILintCheck
{
    public LintRule Rule { get; } = new(
        "label-on-pod-only", FindingLevel.Warning, "A label that counts and sits on a pod alone",
        "A policy matches a pod by a label that the template of its owner does not give: the pods of the next rollout will not have it, and are no longer admitted, or no longer protected.",
        """
        kind: StatefulSet
        apiVersion: apps/v1
        metadata: {name: orders, namespace: backend}
        spec:
          template:
            metadata: {labels: {app: orders}}
        ---
        kind: Pod
        apiVersion: v1
        metadata:
          name: orders-0
          namespace: backend
          labels: {app: orders, db: access_ok}
          ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: orders, controller: true}]
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: mysql-0, namespace: backend, labels: {app: mysql}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: mysql-from-orders, namespace: backend}
        spec:
          podSelector:
            matchLabels: {app: mysql}
          ingress:
          - from:
            - podSelector:
                matchLabels: {db: access_ok}
        """,
        "Put the label on spec.template.metadata.labels of the owner.");

    public IEnumerable<Finding> Check(LintedCluster cluster)
    {
        var readers = Readers(cluster).ToLookup(r => r.Key, r => r.Reads);
        var controllers = cluster.Snapshot.Controllers.ToDictionary(c => c.Reference);
        var matches = from workload in cluster.UnlessCancelled(cluster.Snapshot.Workloads)
                      from pod in workload.Pods
                      let made = pod is { IsFromTemplate: false, Owner: { } owner } ? controllers.GetValueOrDefault(owner) : null
                      where made is not null
                      // While pods of an older template are left, what differs may be just that; a ReplicaSet has one template for good.
                      where made.Rollout.Total == 0 || made.Rollout.IsComplete || made.Reference.Kind == "ReplicaSet"
                      let next = NextLabels(pod, made, workload.Controller)
                      from key in Differing(pod.Labels, next).Where(readers.Contains)
                      from reads in readers[key]
                      where reads.Selector.Matches(pod.Labels) && !reads.Selector.Matches(next) && reads.Holds(cluster, pod)
                      select (workload, pod, key, reads.Policy, reads.IsPeer);
        return matches.GroupBy(m => (m.workload.Reference, m.key, Value: m.pod.Labels[m.key])).Select(g => Found(g.First().workload, g.Key.key, g.Key.Value,
            g.Select(m => m.pod.Name), g.Where(m => m.IsPeer).Select(m => m.Policy), g.Where(m => !m.IsPeer).Select(m => m.Policy)));
    }

    private Finding Found(Workload workload, string key, string? value, IEnumerable<string> pods, IEnumerable<NetworkPolicy> admitting, IEnumerable<NetworkPolicy> selecting)
    {
        var does = new List<string>();
        if (admitting.Any()) does.Add($"{Names.Of(admitting.Select(p => p.Reference.ToString()))} admits by it");
        if (selecting.Any()) does.Add($"{Names.Of(selecting.Select(p => p.Reference.ToString()))} selects by it");
        var differs = value is null ? $"lacks {key}, which the template of {workload.Reference} gives" : $"bears {key}={value}, which the template of {workload.Reference} does not give";
        return Rule.Found(workload.Reference,
            $"pod {Names.Of(pods)} {differs}; {string.Join(" and ", does)}, until the next rollout: set it in the template",
            workload.Reference.Kind == "CronJob" ? "spec.jobTemplate.spec.template.metadata.labels" : "spec.template.metadata.labels");
    }

    // What the pod would have if it were made again; a template that is being rolled out counts too, for it comes next.
    private static LabelSet NextLabels(Pod pod, Controller made, Controller? top)
    {
        var own = pod.Labels.Where(l => ControllerLabels.Has(l.Key) || IsInjected(l.Key));
        var coming = top is { } t && t != made ? t.Template.Labels.Where(l => !made.Template.Labels.Has(l.Key)) : [];
        return LabelSet.Of(coming.Concat(made.Template.Labels).Concat(own));
    }

    // Meshes and clouds write these on every pod they admit, so that the next ones have them too.
    private static bool IsInjected(string key) =>
        key.Contains("istio.io/", StringComparison.Ordinal) || key.Contains("linkerd.io/", StringComparison.Ordinal) || key.StartsWith("topology.kubernetes.io/", StringComparison.Ordinal);

    private static IEnumerable<string> Differing(LabelSet a, LabelSet b) =>
        a.Where(l => !b.Has(l.Key, l.Value)).Select(l => l.Key).Union(b.Where(l => !a.Has(l.Key)).Select(l => l.Key));

    private static IEnumerable<(string Key, Reads Reads)> Readers(LintedCluster cluster) =>
        from policy in cluster.Policies
        from reads in LintedCluster.RulesOf(policy).SelectMany(r => r.Peers).Where(p => p.PodSelector is not null)
            .Select(p => new Reads(policy, p.PodSelector!, p)).Append(new(policy, policy.PodSelector, null))
        from key in reads.Selector.Keys.Distinct()
        select (key, reads);

    private sealed record Reads(NetworkPolicy Policy, LabelSelector Selector, Peer? Peer)
    {
        public bool IsPeer => Peer is not null;

        public bool Holds(LintedCluster cluster, Pod pod) =>
            Peer?.NamespaceSelector is { } ns ? ns.Matches(cluster.Snapshot.NamespaceOf(pod.Namespace).Labels) : pod.Namespace == Policy.Namespace;
    }
}
