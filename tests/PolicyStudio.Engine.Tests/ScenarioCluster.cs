using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Tests;

/// <summary>The founding scenario: MySQL in db, open to everyone, and the policy that shall protect it.</summary>
internal static class ScenarioCluster
{
    public static ObjectReference Mysql { get; } = new("StatefulSet", "db", "mysql");

    public static ObjectReference Orders { get; } = new("Deployment", "backend", "orders");

    public static ClusterSnapshot Snapshot { get; } = Read("mysql.yaml");

    public static NetworkPolicy ExpectedPolicy { get; } = Read("expected-policy.yaml").Policies.Single();

    public static ClusterSnapshot Yaml(string text)
    {
        var content = ManifestReader.Read("test.yaml", text, DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        return content.Snapshot;
    }

    private static ClusterSnapshot Read(string file) => Yaml(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "scenario", file)));
}
