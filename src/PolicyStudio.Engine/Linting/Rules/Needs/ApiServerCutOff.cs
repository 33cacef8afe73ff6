using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Rules.Needs;

internal sealed class ApiServerCutOff : ILintCheck
{
    public LintRule Rule { get; } = new(
        "api-server-cut-off", FindingLevel.Error, "Pods that the API server calls are isolated from it",
        "Behind an admission or conversion webhook or an APIService stand pods that the API server calls, from a node or from outside: no selector matches it. Only a rule without from, or with an ipBlock, admits it on the pods' port.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: guard, namespace: policy, labels: {app: guard}}
        ---
        kind: Service
        apiVersion: v1
        metadata: {name: guard, namespace: policy}
        spec:
          selector: {app: guard}
          ports: [{port: 443, targetPort: 9443}]
        ---
        kind: ValidatingWebhookConfiguration
        apiVersion: admissionregistration.k8s.io/v1
        metadata: {name: guard}
        webhooks:
        - clientConfig:
            service: {namespace: policy, name: guard}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: same-namespace, namespace: policy}
        spec:
          podSelector: {}
          ingress:
          - from:
            - podSelector: {}
        """,
        "Add an ingress rule without from for the pods' port, or with an ipBlock of the API server's addresses.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from call in cluster.UnlessCancelled(cluster.Snapshot.ApiServerCalls)
        let service = cluster.FindService(call.Namespace, call.Service)
        where service is not null
        from port in service.Ports.Where(p => p.Number == call.Port && p.Protocol == Protocol.Tcp).Take(1)
        from pods in cluster.Pods.In(call.Namespace)
        where !pods.HostNetwork && service.Selects(pods.Representative)
        let target = port.TargetOn(pods.Representative)
        let isolating = cluster.Isolating(pods, PolicyType.Ingress)
        where target is not null && isolating.Count > 0 && !cluster.RulesFor(pods, PolicyType.Ingress).Any(r => Admits(r, pods, target.Value))
        let policy = LintedCluster.ToMend(isolating)
        group (call, pods) by (policy.Reference, service.Name, Target: target.Value) into cut
        select Rule.Found(cut.Key.Reference, Message(cut.Key.Name, cut.Key.Target, [.. cut.Select(c => c.call)], cut.Select(c => c.pods)), "spec.ingress");

    private static string Message(string service, int target, List<ApiServerCall> calls, IEnumerable<PodGroup> pods) =>
        $"the API server calls {Names.Of(pods)} (Service {service}, for {Names.Of(calls.Select(c => c.Caller.ToString()))}) from outside the pods' network, where no selector matches it; no rule admits it, and "
            + (calls.Any(c => c.FailsClosed) ? "requests to it fail" : "requests to it go on unchecked")
            + $": add an ingress rule for TCP {target} without from, or with an ipBlock of its addresses";

    private static bool Admits(RuleAt rule, PodGroup group, int target) =>
        (rule.Peers.IsEmpty || rule.Peers.Any(p => p.IpBlock is not null)) && Connectivity.Of(rule.Ports, group.Ports).Contains(Protocol.Tcp, target);
}
