using PolicyStudio.TestCluster;
using PolicyStudio.TestCluster.Rights;

namespace PolicyStudio.Web.Tests.Deployment;

public sealed class RbacComparisonTests
{
    private const string Manifest = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: { name: reader }
        rules:
          - { apiGroups: [""], resources: [pods], verbs: [get, list] }
          - { apiGroups: [""], resources: [users], verbs: [impersonate], resourceNames: [author] }
          - { apiGroups: [""], resources: [groups], verbs: [impersonate], resourceNames: [authors] }
        ---
        apiVersion: v1
        kind: Namespace
        metadata: { name: other }
        """;

    [Fact]
    public void What_was_asked_and_granted_is_told_apart()
    {
        var comparison = Compare("studio", Asked("studio", "list", "pods"), Asked("studio", "watch", "pods"), Asked("somebody", "list", "secrets"));

        Assert.Equal(["watch pods"], comparison.AskedNotGranted);
        Assert.Equal(["get pods", "impersonate groups/authors", "impersonate users/author"], comparison.GrantedNeverAsked);
    }

    [Fact]
    public void Whoever_impersonates_asks_for_that_and_the_other_for_the_rest()
    {
        var write = Asked("studio", "patch", "namespaces") with
        {
            ImpersonatedUser = "author",
            ImpersonatedGroups = ["authors"],
            ImpersonatedExtras = ["person"],
        };

        Assert.Equal(["impersonate userextras/person.authentication.k8s.io"], Compare("studio", write).AskedNotGranted);
        Assert.Equal(["patch namespaces"], Compare("author", write).AskedNotGranted);
    }

    [Fact]
    public void Another_persons_name_is_not_granted()
    {
        var write = Asked("studio", "patch", "namespaces") with { ImpersonatedUser = "admin" };

        Assert.Equal(["impersonate users/admin"], Compare("studio", write).AskedNotGranted);
    }

    private static RbacComparison Compare(string user, params AuditEvent[] events) =>
        RbacComparison.Of(events, user, RbacManifest.Read(Manifest).Rules("reader"));

    private static AuditEvent Asked(string user, string verb, string resource) =>
        new(user, null, verb, "", resource, null, null, $"/api/v1/{resource}", "test", 200);
}
