using PolicyStudio.Cluster.Watching.Folding;
using PolicyStudio.TestCluster;
using PolicyStudio.TestCluster.Rights;

namespace PolicyStudio.Cluster.Tests.Watching;

/// <summary>What the deployment's roles let the studio read is what it reads: no less, and no more.</summary>
public sealed class DeployedRightsTests
{
    private static readonly string[] Verbs = ["list", "watch"];
    private static readonly RbacManifest Roles = RbacManifest.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "deploy", "kubernetes", "2-rbac.yaml")));

    [Fact]
    public void Every_kind_may_be_listed_and_watched_and_nothing_else()
    {
        // Before a write an object is read by itself, and its author's rights are asked for: that is not watching.
        var comparison = RbacComparison.Of(WatchedKind.All.SelectMany(Asked), "studio", Roles.Rules("policystudio-reader", "policystudio-policy-reader"));

        Assert.Empty(comparison.AskedNotGranted);
        Assert.All(comparison.GrantedNeverAsked, right => Assert.True(right.StartsWith("get ", StringComparison.Ordinal) || right == "create subjectaccessreviews.authorization.k8s.io", right));
    }

    [Fact]
    public void What_add_ons_bring_is_a_role_of_its_own()
    {
        var comparison = RbacComparison.Of(WatchedKind.All.Where(k => k.AddOnPolicy is not null).SelectMany(Asked), "studio", Roles.Rules("policystudio-policy-reader"));

        Assert.Empty(comparison.AskedNotGranted);
        Assert.Empty(comparison.GrantedNeverAsked);
    }

    private static IEnumerable<AuditEvent> Asked(WatchedKind kind) =>
        from path in kind.Paths
        from verb in Verbs
        select new AuditEvent("studio", null, verb, WatchedKind.GroupOf(path), kind.Resource, null, null, "/" + path, "policystudio", 200);
}
