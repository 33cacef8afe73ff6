using k8s;
using k8s.Models;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Applying.Writing;

public sealed class AuthorityTests(SharedCluster cluster)
{
    private static readonly V1PolicyRule ReadPolicies = Rule("networking.k8s.io", "networkpolicies", ["get"]);
    private static readonly V1PolicyRule Review = Rule("authorization.k8s.io", "subjectaccessreviews", ["create"]);

    [Fact]
    public async Task An_author_without_rights_is_told_before_and_refused_when_writing()
    {
        var server = await cluster.ServerAsync();
        using var bench = await WriterBench.StartAsync(server, ReadPolicies);
        var step = Create(bench);
        var refusal = await bench.Writer.RefusalAsync(step, new("ada@example.com"), TestContext.Current.CancellationToken);
        Assert.StartsWith($"ada@example.com may not create NetworkPolicy {bench.Namespace}/p", refusal, StringComparison.Ordinal);
        var answer = await bench.WriteAsync(step);
        Assert.Equal(WriteOutcome.Forbidden, answer.Outcome);
        Assert.Contains("cannot create resource \"networkpolicies\"", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_with_rights_is_not_refused()
    {
        var server = await cluster.ServerAsync();
        using var bench = await WriterBench.StartAsync(server, ReadPolicies, Rule("networking.k8s.io", "networkpolicies", ["create"]));
        Assert.Null(await bench.Writer.RefusalAsync(Create(bench), new("ada@example.com"), TestContext.Current.CancellationToken));
    }

    // The account may impersonate exactly one user, one group and one person: the write is accepted only when the headers name these.
    [Fact]
    public async Task A_write_goes_out_as_the_person_and_only_the_person_needs_the_right_to_write()
    {
        var server = await cluster.ServerAsync();
        var id = Guid.NewGuid().ToString("N")[..8];
        var person = new Impersonation("policystudio:author", $"policystudio:authors-{id}", $"person-{id}");
        using var bench = await WriterBench.StartAsync(server, ReadPolicies, Review,
            Rule("", "users", ["impersonate"], person.User), Rule("", "groups", ["impersonate"], person.Group),
            Rule("authentication.k8s.io", "userextras/policystudio-person", ["impersonate"], person.PersonId));
        var author = new Author("ada@example.com", person);
        var step = Create(bench);

        Assert.StartsWith("ada@example.com may not create", await bench.Writer.RefusalAsync(step, author, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(WriteOutcome.Forbidden, (await bench.WriteAsync(step, author: author)).Outcome);

        await GrantAsync(server, $"authors-{id}", person.Group, Rule("networking.k8s.io", "networkpolicies", ["create"]));
        await Eventually.HoldsAsync("the group's right is known",
            async () => await bench.Writer.RefusalAsync(step, author, TestContext.Current.CancellationToken) is null);
        Assert.Equal(WriteOutcome.Accepted, (await bench.WriteAsync(step, author: author)).Outcome);

        var written = Assert.Single(server.ReadAuditEvents(), e => e is { Verb: "create", Resource: "networkpolicies", Code: 201 } && e.Namespace == bench.Namespace);
        Assert.Equal(person.User, written.ImpersonatedUser);
        Assert.Equal($"system:serviceaccount:{bench.Namespace}:studio", written.User);
        Assert.All(server.ReadAuditEvents().Where(e => e.Namespace == bench.Namespace && e.Verb == "get"), e => Assert.Null(e.ImpersonatedUser));

        var somebodyElse = new Author("eve@example.com", new(person.User, person.Group, "person-else"));
        var refused = await bench.WriteAsync(new PolicyStep(bench.Policy("q").Reference, bench.Policy("q"), null), author: somebodyElse);
        Assert.Equal(WriteOutcome.Forbidden, refused.Outcome);
        Assert.Contains("cannot impersonate", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada", "system:masters", "1")]
    [InlineData("system:admin", "authors", "1")]
    [InlineData("ada", "SYSTEM:masters", "1")]
    [InlineData("ada\r\nImpersonate-Group: system:masters", "authors", "1")]
    [InlineData("ada", "authors", "")]
    public void An_identity_of_kubernetes_own_or_one_that_breaks_the_header_cannot_be_made(string user, string group, string person) =>
        Assert.Throws<ArgumentException>(() => new Impersonation(user, group, person));

    private static async Task GrantAsync(TestApiServer server, string name, string group, V1PolicyRule rule)
    {
        using var client = server.Client();
        await client.RbacAuthorizationV1.CreateClusterRoleAsync(new() { Metadata = new() { Name = name }, Rules = [rule] });
        await client.RbacAuthorizationV1.CreateClusterRoleBindingAsync(new()
        {
            Metadata = new() { Name = name },
            RoleRef = new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = name },
            Subjects = [new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "Group", Name = group }],
        });
    }

    private static PolicyStep Create(WriterBench bench) => new(bench.Policy("p").Reference, bench.Policy("p"), null);

    private static V1PolicyRule Rule(string group, string resource, string[] verbs, params string[] names) =>
        new() { ApiGroups = [group], Resources = [resource], Verbs = verbs, ResourceNames = names.Length == 0 ? null : names };
}
