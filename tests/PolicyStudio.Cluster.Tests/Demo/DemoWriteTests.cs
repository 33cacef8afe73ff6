using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Demo;

public sealed class DemoWriteTests : IDisposable
{
    private readonly DemoCluster _demo = new(TimeProvider.System);

    private ClusterSnapshot Snapshot => _demo.Current.Snapshot!;

    private static ObjectReference Backend => ObjectReference.ToNamespace("backend");

    public void Dispose() => _demo.Dispose();

    [Fact]
    public async Task A_namespace_label_is_set_and_moves_the_resource_version_but_not_the_uid()
    {
        var before = Snapshot.NamespaceOf("backend").Version!;
        Assert.Equal(WriteOutcome.Accepted, (await WriteAsync(Label(Backend, "name", null, "backend"))).Outcome);
        Assert.Equal("backend", Snapshot.NamespaceOf("backend").Labels["name"]);
        Assert.Equal(before.Uid, Snapshot.NamespaceOf("backend").Version!.Uid);
        Assert.NotEqual(before.ResourceVersion, Snapshot.NamespaceOf("backend").Version!.ResourceVersion);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var before = _demo.Current;
        Assert.Equal(WriteOutcome.Accepted, (await _demo.WriteAsync(Label(Backend, "name", null, "backend"), new("tester"), dryRun: true, TestContext.Current.CancellationToken)).Outcome);
        Assert.Same(before, _demo.Current);
    }

    [Fact]
    public async Task A_label_that_is_not_what_the_plan_saw_is_stale()
    {
        await WriteAsync(Label(Backend, "name", null, "other"));
        var answer = await WriteAsync(Label(Backend, "name", null, "backend"));
        Assert.Equal(WriteOutcome.Stale, answer.Outcome);
        Assert.Contains("was absent and is now 'other'", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_object_under_the_same_name_is_stale() =>
        Assert.Equal(WriteOutcome.Stale, (await WriteAsync(new LabelStep(Backend, LabelStep.OwnLabels, [new("name", null, "backend")], "another-uid"))).Outcome);

    [Theory]
    [InlineData("name", "two words")]
    [InlineData("-name", "backend")]
    [InlineData(Namespace.NameLabel, "other")]
    public async Task What_the_api_server_would_refuse_is_refused(string key, string value) =>
        Assert.Equal(WriteOutcome.Refused, (await WriteAsync(Label(Backend, key, Snapshot.NamespaceOf("backend").Labels[key], value))).Outcome);

    [Fact]
    public async Task A_template_that_its_own_selector_would_not_match_is_refused()
    {
        var answer = await WriteAsync(new LabelStep(new("Deployment", "backend", "orders"), "spec.template.metadata", [new("app", "orders", "other")], null));
        Assert.Equal(WriteOutcome.Refused, answer.Outcome);
        Assert.Contains("selector does not match template labels", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_policy_is_refused_with_the_field()
    {
        var policy = Policy() with { Ingress = [new([], [new(Protocol.Tcp, 70000)])] };
        var answer = await WriteAsync(new PolicyStep(policy.Reference, policy, null));
        Assert.Equal(WriteOutcome.Refused, answer.Outcome);
        Assert.Contains("spec.ingress[0].ports[0].port", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_is_created_once_replaced_and_deleted()
    {
        var policy = Policy();
        Assert.Equal(WriteOutcome.Accepted, (await WriteAsync(new PolicyStep(policy.Reference, policy, null))).Outcome);
        var other = policy with { PolicyTypes = [PolicyType.Egress] };
        Assert.Equal(WriteOutcome.Stale, (await WriteAsync(new PolicyStep(policy.Reference, other, null))).Outcome);
        Assert.Equal(WriteOutcome.Accepted, (await WriteAsync(new PolicyStep(policy.Reference, other, Snapshot.FindPolicy("db", "p")))).Outcome);
        Assert.True(Snapshot.FindPolicy("db", "p")!.SameSpec(other));
        Assert.Equal(WriteOutcome.Accepted, (await WriteAsync(new PolicyStep(policy.Reference, null, Snapshot.FindPolicy("db", "p")))).Outcome);
        Assert.Null(Snapshot.FindPolicy("db", "p"));
    }

    private static NetworkPolicy Policy() => new()
    {
        Namespace = "db",
        Name = "p",
        PodSelector = LabelSelector.ForLabels(("app", "mysql")),
        PolicyTypes = [PolicyType.Ingress],
    };

    private static LabelStep Label(ObjectReference reference, string key, string? before, string after) =>
        new(reference, LabelStep.OwnLabels, [new(key, before, after)], null);

    private Task<WriteAnswer> WriteAsync(WriteStep step) => _demo.WriteAsync(step, new("tester"), dryRun: false, TestContext.Current.CancellationToken);
}
