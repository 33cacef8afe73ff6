using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Manifests.OtherPolicies;

/// <summary>Five pods in four namespaces, and which of them a policy of another kind may concern.</summary>
internal static class SmallCluster
{
    private static readonly (string Namespace, LabelSet NamespaceLabels, string Name, LabelSet Labels)[] Pods =
    [
        ("shop", LabelSet.Of(("team", "shop"), ("env", "prod")), "api", LabelSet.Of(("app", "api"), ("tier", "backend"))),
        ("shop", LabelSet.Of(("team", "shop"), ("env", "prod")), "web", LabelSet.Of(("app", "web"), ("tier", "frontend"))),
        ("db", LabelSet.Of(("team", "data"), ("env", "prod")), "mysql", LabelSet.Of(("app", "mysql"), ("role", "db"))),
        // As on a server that does not label namespaces with their names.
        ("kube-system", LabelSet.Empty, "dns", LabelSet.Of(("k8s-app", "kube-dns"))),
        ("test", LabelSet.Of(("env", "test"), (Namespace.NameLabel, "test")), "api", LabelSet.Of(("app", "api"))),
    ];

    /// <summary>The pods, as <c>shop/api shop/web</c>.</summary>
    public static string Concerned(OtherPolicy policy, PolicyType direction) =>
        string.Join(' ', Pods.Where(p => policy.MayConcern(direction, p.Namespace, p.NamespaceLabels, p.Labels)).Select(p => $"{p.Namespace}/{p.Name}"));

    /// <summary>The pods in both directions: <c>in shop/api; out all</c>, where all is every pod there is and a direction that concerns none is left out.</summary>
    public static string Concerned(OtherPolicy policy)
    {
        var all = string.Join(' ', Pods.Select(p => $"{p.Namespace}/{p.Name}"));
        return string.Join("; ", new[] { PolicyType.Ingress, PolicyType.Egress }
            .Select(d => (Word: d == PolicyType.Ingress ? "in" : "out", Pods: Concerned(policy, d)))
            .Where(d => d.Pods.Length > 0).Select(d => $"{d.Word} {(d.Pods == all ? "all" : d.Pods)}"));
    }

    /// <summary>The one policy of another kind that a manifest holds. Nothing in it is an error, whatever it looks like.</summary>
    public static OtherPolicy Read(string yaml)
    {
        var content = ManifestReader.Read("t.yaml", yaml, DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        return Assert.Single(content.Snapshot.OtherPolicies);
    }
}
