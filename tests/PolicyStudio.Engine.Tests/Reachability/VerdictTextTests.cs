using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Tests.Reachability;

/// <summary>A denial says what is in the way, and only that.</summary>
public sealed class VerdictTextTests
{
    [Theory]
    [InlineData("{podSelector: {matchLabels: {app: client, tier: gold}}}", "client lacks tier=gold")]
    [InlineData("{podSelector: {matchExpressions: [{key: tier, operator: In, values: [gold, silver]}]}}", "client lacks tier (one of gold, silver)")]
    [InlineData("{podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [client]}, {key: app, operator: Exists}]}}", "client has app=client, which is excluded")]
    [InlineData("{podSelector: {matchExpressions: [{key: app, operator: DoesNotExist}]}}", "client has app, which must be absent")]
    [InlineData("{namespaceSelector: {matchLabels: {team: x}}}", "namespace s lacks team=x")]
    [InlineData("{namespaceSelector: {matchLabels: {team: x, kubernetes.io/metadata.name: s}}}", "namespace s lacks team=x")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8}}", "client has no known address; NetworkPolicy s/p may admit it once client has an address")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8, except: [10.128.0.0/9, 10.0.0.0/9]}}", "client has no known address")]
    public void The_nearest_miss_names_what_is_missing(string peer, string expected)
    {
        var engine = new ReachabilityEngine(ScenarioCluster.Yaml($$$"""
            kind: Pod
            apiVersion: v1
            metadata: {name: client, namespace: s, labels: {app: client}}
            ---
            kind: Pod
            apiVersion: v1
            metadata: {name: server, namespace: s, labels: {app: server}}
            ---
            kind: NetworkPolicy
            apiVersion: networking.k8s.io/v1
            metadata: {name: p, namespace: s}
            spec: {podSelector: {matchLabels: {app: server} }, ingress: [{from: [ {{{peer}}} ] } ] }
            """));
        var verdict = engine.Judge(engine.Workloads[0], engine.Workloads[1], Connectivity.Of(Protocol.Tcp, 80));
        Assert.Equal($"s/p isolates ingress; nearest: {expected}", VerdictText.Reason(verdict));
    }
}
