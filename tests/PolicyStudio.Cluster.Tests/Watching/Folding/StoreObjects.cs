using System.Text;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Cluster.Watching.Folding;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Tests.Watching.Folding;

/// <summary>Objects as an API server sends them, for tests of the store.</summary>
internal static class StoreObjects
{
    public static WatchedKind Namespaces { get; } = WatchedKind.All.Single(k => k.Kind == "Namespace");

    public static WatchedKind Pods { get; } = WatchedKind.All.Single(k => k.Kind == "Pod");

    public static WatchedKind Policies { get; } = WatchedKind.All.Single(k => k.Kind == "NetworkPolicy");

    public static WatchedKind CronJobs { get; } = WatchedKind.All.Single(k => k.Kind == "CronJob");

    /// <summary>Lists every kind as empty, but for the given one.</summary>
    public static void ListAll(SnapshotStore store, WatchedKind? kind = null, params WatchedObject[] objects)
    {
        foreach (var each in WatchedKind.All) store.Listed(each, each == kind ? objects : []);
    }

    /// <summary>The findings, but for the one that says of every cluster which network plugin it has.</summary>
    public static IEnumerable<Finding> FindingsOf(ClusterState state) =>
        state.Snapshot!.Findings.Where(f => !f.Rule.StartsWith("network-plugin", StringComparison.Ordinal));

    public static WatchedObject Pod(string name, string version = "1", string phase = "Running") => Read(Pods,
        """{"metadata":{"namespace":"default","name":"NAME","uid":"u","resourceVersion":"VERSION"},"status":{"phase":"PHASE"}}"""
            .Replace("NAME", name, StringComparison.Ordinal).Replace("VERSION", version, StringComparison.Ordinal).Replace("PHASE", phase, StringComparison.Ordinal));

    public static WatchedObject Namespace(string name, bool withLabel) => Read(Namespaces,
        """{"metadata":{"name":"NAME","resourceVersion":"1","labels":{"LABEL":"NAME"}}}"""
            .Replace("NAME", name, StringComparison.Ordinal).Replace("LABEL", withLabel ? "kubernetes.io/metadata.name" : "team", StringComparison.Ordinal));

    public static WatchedObject Read(WatchedKind kind, string json) => WatchedObject.Read(kind, JsonDocuments.Parse(Encoding.UTF8.GetBytes(json)));
}
