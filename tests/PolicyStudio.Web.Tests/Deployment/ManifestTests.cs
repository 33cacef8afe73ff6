using k8s;
using k8s.Models;
using PolicyStudio.TestCluster;
using PolicyStudio.TestCluster.Rights;
using PolicyStudio.TestStudio;

[assembly: AssemblyFixture(typeof(SharedCluster))]

namespace PolicyStudio.Web.Tests.Deployment;

/// <summary>The manifests of <c>deploy/kubernetes</c>, before a real API server.</summary>
public sealed class ManifestTests(SharedCluster cluster)
{
    private const string Studio = "policystudio/policystudio";
    private static readonly string Folder = Path.Combine(Places.RepoRoot, "deploy", "kubernetes");
    private static readonly SemaphoreSlim Once = new(1, 1);

    [Theory]
    [InlineData("2-rbac.yaml")]
    [InlineData("3-studio.yaml")]
    [InlineData("examples/openid.yaml")]
    [InlineData("examples/ingress.yaml")]
    public async Task The_API_server_accepts_it(string file)
    {
        var server = await DeployedAsync();

        await server.Kubectl.RunAsync("apply", "--dry-run=server", "--validate=true", "-f", Path.Combine(Folder, file));
    }

    [Theory]
    [InlineData("list", "", "pods", null)]
    [InlineData("watch", "networking.k8s.io", "networkpolicies", null)]
    [InlineData("get", "apps", "deployments", null)]
    [InlineData("create", "authorization.k8s.io", "subjectaccessreviews", null)]
    [InlineData("impersonate", "", "users", "policystudio-author")]
    [InlineData("impersonate", "", "groups", "policystudio-authors")]
    public async Task The_studios_account_reads_and_speaks_for_the_author(string verb, string group, string resource, string? name) =>
        Assert.True(await MayAsync(await DeployedAsync(), verb, group, resource, name));

    [Theory]
    [InlineData("list", "", "secrets", null)]
    [InlineData("get", "", "configmaps", null)]
    [InlineData("patch", "", "namespaces", null)]
    [InlineData("patch", "apps", "deployments", null)]
    [InlineData("create", "networking.k8s.io", "networkpolicies", null)]
    [InlineData("delete", "", "pods", null)]
    [InlineData("impersonate", "", "users", null)]
    [InlineData("impersonate", "", "users", "admin")]
    [InlineData("impersonate", "", "users", "system:kube-controller-manager")]
    [InlineData("impersonate", "", "groups", "system:masters")]
    [InlineData("impersonate", "", "serviceaccounts", null)]
    public async Task The_studios_account_never_writes_and_speaks_for_nobody_else(string verb, string group, string resource, string? name) =>
        Assert.False(await MayAsync(await DeployedAsync(), verb, group, resource, name));

    [Fact]
    public async Task An_author_changes_labels_and_policies_through_the_studio_and_nothing_else()
    {
        var server = await DeployedAsync();
        var ns = await server.CreateNamespaceAsync("orders");
        const string policy = """{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"p"},"spec":{"podSelector":{}}}""";
        var policies = $"/apis/networking.k8s.io/v1/namespaces/{ns}/networkpolicies";

        Assert.Equal(200, await SendAsync(server, HttpMethod.Patch, $"/api/v1/namespaces/{ns}", """{"metadata":{"labels":{"name":"backend"}}}"""));
        Assert.Equal(201, await SendAsync(server, HttpMethod.Post, policies, policy));
        Assert.Equal(200, await SendAsync(server, HttpMethod.Delete, policies + "/p", "{}"));

        Assert.Equal(403, await SendAsync(server, HttpMethod.Get, $"/api/v1/namespaces/{ns}/secrets", null));
        Assert.Equal(403, await SendAsync(server, HttpMethod.Delete, $"/api/v1/namespaces/{ns}", "{}"));
        Assert.Equal(403, await SendAsync(server, HttpMethod.Post, policies, policy, group: "system:masters"));
        Assert.Equal(403, await SendAsync(server, HttpMethod.Post, policies, policy, user: "admin"));
        Assert.Equal(403, await SendAsync(server, HttpMethod.Post, policies, policy, extra: "somethingelse"));
    }

    [Fact]
    public async Task The_admission_policy_has_no_field_that_the_kind_does_not_know()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, "admission", "authors.yaml"), TestContext.Current.CancellationToken);
        var objects = KubernetesYaml.LoadAllFromString(text, strict: true);

        var policy = Assert.Single(objects.OfType<V1ValidatingAdmissionPolicy>());
        var binding = Assert.Single(objects.OfType<V1ValidatingAdmissionPolicyBinding>());
        Assert.Equal(2, objects.Count);
        Assert.Equal(policy.Metadata.Name, binding.Spec.PolicyName);
        Assert.Equal(["Deny"], binding.Spec.ValidationActions);
        Assert.Equal("Fail", policy.Spec.FailurePolicy);
    }

    [Fact]
    public async Task The_admission_policy_speaks_of_the_group_and_the_kinds_that_RBAC_speaks_of()
    {
        var admission = await File.ReadAllTextAsync(Path.Combine(Folder, "admission", "authors.yaml"), TestContext.Current.CancellationToken);
        var rbac = RbacManifest.Read(await File.ReadAllTextAsync(Path.Combine(Folder, "2-rbac.yaml"), TestContext.Current.CancellationToken));

        Assert.Contains("'policystudio-authors' in request.userInfo.groups", admission, StringComparison.Ordinal);
        foreach (var rule in rbac.Rules("policystudio-author").Where(r => r.Verbs.Contains("patch")))
            foreach (var resource in rule.Resources)
                Assert.Contains($"'{rule.ApiGroups.Single()}/{resource}'", admission, StringComparison.Ordinal);
    }

    private static async Task<bool> MayAsync(TestApiServer server, string verb, string group, string resource, string? name)
    {
        using var client = server.Client();
        var review = await client.AuthorizationV1.CreateSubjectAccessReviewAsync(new()
        {
            Spec = new()
            {
                User = "system:serviceaccount:policystudio:policystudio",
                Groups = ["system:serviceaccounts", "system:serviceaccounts:policystudio", "system:authenticated"],
                ResourceAttributes = new() { Verb = verb, Group = group, Resource = resource, Name = name },
            },
        });
        return review.Status.Allowed;
    }

    // As the studio sends it: with its own account's token, on behalf of the author.
    private static async Task<int> SendAsync(
        TestApiServer server, HttpMethod method, string path, string? body,
        string user = "policystudio-author", string group = "policystudio-authors", string extra = "policystudio-person")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", server.Token(Studio));
        request.Headers.Add("Impersonate-User", user);
        request.Headers.Add("Impersonate-Group", group);
        request.Headers.Add("Impersonate-Extra-" + extra, "oid-1");
        if (body is not null) request.Content = new StringContent(body, null, method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json");
        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    // Applied once, for real: a dry-run of a namespace and its contents together is a 404 for the contents.
    private async Task<TestApiServer> DeployedAsync()
    {
        var server = await cluster.ServerAsync();
        await Once.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await server.Kubectl.RunAsync("apply", "-f", Path.Combine(Folder, "1-namespace.yaml"), "-f", Path.Combine(Folder, "2-rbac.yaml"));
            await server.AdoptServiceAccountAsync("policystudio", "policystudio");
        }
        finally { Once.Release(); }
        return server;
    }
}
