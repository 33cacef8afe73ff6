using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Applying.Writing;

public sealed class LiveWriterTests(SharedCluster cluster) : IAsyncLifetime
{
    private WriterBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await WriterBench.StartAsync(await cluster.ServerAsync());

    public ValueTask DisposeAsync()
    {
        _bench.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Namespace_labels_are_set_and_removed_and_others_stay()
    {
        var ns = ObjectReference.ToNamespace(_bench.Namespace);
        Assert.Equal(WriteOutcome.Accepted, (await _bench.WriteAsync(Own(ns, new LabelEdit("name", null, "backend"), new("example.com/team", null, "")))).Outcome);
        Assert.Equal(WriteOutcome.Accepted, (await _bench.WriteAsync(Own(ns, new LabelEdit("name", "backend", null)))).Outcome);
        var labels = (await _bench.GetAsync($"/api/v1/namespaces/{_bench.Namespace}"))["metadata"]!["labels"]!;
        Assert.Null(labels["name"]);
        Assert.Equal("", (string?)labels["example.com/team"]);
        Assert.Equal(_bench.Namespace, (string?)labels["kubernetes.io/metadata.name"]);
    }

    [Theory]
    [InlineData("Deployment", "deployments")]
    [InlineData("StatefulSet", "statefulsets")]
    public async Task Template_labels_are_set_under_the_name_of_the_product(string kind, string plural)
    {
        await _bench.ApplyAsync(ScenarioObjects.Workload(kind, _bench.Namespace, "orders", 1, kind == "StatefulSet" ? "serviceName: orders" : ""));
        var step = new LabelStep(new(kind, _bench.Namespace, "orders"), "spec.template.metadata", [new("db", null, "access_ok")], null);
        Assert.Equal(WriteOutcome.Accepted, (await _bench.WriteAsync(step)).Outcome);
        Assert.Equal(StepState.After, (await _bench.Writer.ReadAsync(step, TestContext.Current.CancellationToken)).State);
        var written = await _bench.GetAsync($"/apis/apps/v1/namespaces/{_bench.Namespace}/{plural}/orders");
        Assert.Contains(written["metadata"]!["managedFields"]!.AsArray(), m => (string?)m!["manager"] == "policystudio");
    }

    [Fact]
    public async Task A_cron_job_is_written_where_the_server_keeps_it()
    {
        await _bench.ApplyAsync("""
            apiVersion: batch/v1beta1
            kind: CronJob
            metadata: {name: backup}
            spec: {schedule: '0 3 * * *', jobTemplate: {spec: {template: {metadata: {labels: {app: backup}}, spec: {restartPolicy: Never, containers: [{name: c, image: 'i:1'}]}}}}}
            """);
        var step = new LabelStep(new("CronJob", _bench.Namespace, "backup"), "spec.jobTemplate.spec.template.metadata", [new("db", null, "access_ok")], null);
        Assert.Equal(WriteOutcome.Accepted, (await _bench.WriteAsync(step)).Outcome);
        Assert.Equal(StepState.After, (await _bench.Writer.ReadAsync(step, TestContext.Current.CancellationToken)).State);
    }

    [Fact]
    public async Task A_policy_is_created_replaced_and_deleted()
    {
        var policy = _bench.Policy("p");
        Assert.Equal(WriteOutcome.Accepted, (await _bench.WriteAsync(new PolicyStep(policy.Reference, policy, null))).Outcome);
        var other = policy with { Ingress = [new([], [new(Protocol.Tcp, Name: "http")])] };
        Assert.Equal(WriteOutcome.Accepted, (await _bench.WriteAsync(new PolicyStep(policy.Reference, other, policy))).Outcome);
        var deletion = new PolicyStep(policy.Reference, null, other);
        Assert.Equal(WriteOutcome.Accepted, (await _bench.WriteAsync(deletion)).Outcome);
        Assert.Equal(StepState.After, (await _bench.Writer.ReadAsync(deletion, TestContext.Current.CancellationToken)).State);
    }

    [Fact]
    public async Task Replacing_a_policy_of_kubectl_keeps_everything_but_the_spec()
    {
        await _bench.ApplyAsync("""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: p, labels: {team: money}, annotations: {example.com/ticket: "42"}}
            spec: {podSelector: {matchLabels: {app: mysql}}, policyTypes: [Ingress], ingress: [{ports: [{port: 3306}]}]}
            """);
        var before = _bench.Policy("p") with { PodSelector = LabelSelector.ForLabels(("app", "mysql")), Ingress = [new([], [new(Protocol.Tcp, 3306)])] };
        Assert.Equal(WriteOutcome.Accepted, (await _bench.WriteAsync(new PolicyStep(before.Reference, before with { Ingress = [] }, before))).Outcome);
        var written = await _bench.GetPolicyAsync("p");
        Assert.Equal(("money", "42"), ((string?)written["metadata"]!["labels"]!["team"], (string?)written["metadata"]!["annotations"]!["example.com/ticket"]));
        Assert.Null(written["spec"]!["ingress"]);
    }

    [Fact]
    public async Task A_policy_that_exists_already_is_stale_and_left_as_it_is()
    {
        var policy = _bench.Policy("p");
        await _bench.WriteAsync(new PolicyStep(policy.Reference, policy, null));
        var open = policy with { Ingress = [new([], [])] };
        Assert.Equal(WriteOutcome.Stale, (await _bench.WriteAsync(new PolicyStep(policy.Reference, open, null))).Outcome);

        // The same when it comes between the reading and the writing: the server says AlreadyExists.
        var late = _bench.Policy("late");
        _bench.Trap.Before = async _ => { _bench.Trap.Before = _ => Task.CompletedTask; await _bench.WriteAsync(new PolicyStep(late.Reference, late, null)); };
        var answer = await _bench.WriteAsync(new PolicyStep(late.Reference, open with { Name = "late" }, null));
        Assert.Equal(WriteOutcome.Stale, answer.Outcome);
        Assert.Contains("already exists", answer.Message, StringComparison.Ordinal);
        Assert.Null((await _bench.GetPolicyAsync("late"))["spec"]!["ingress"]);
    }

    [Fact]
    public async Task An_object_that_was_deleted_and_made_anew_is_another_one()
    {
        await _bench.ApplyAsync(ScenarioObjects.Workload("Deployment", _bench.Namespace, "orders", 1));
        var uid = (string)(await _bench.GetAsync($"/apis/apps/v1/namespaces/{_bench.Namespace}/deployments/orders"))["metadata"]!["uid"]!;
        await _bench.Server.Kubectl.RunAsync("delete", "deployment", "orders", "-n", _bench.Namespace);
        await _bench.ApplyAsync(ScenarioObjects.Workload("Deployment", _bench.Namespace, "orders", 1));
        var answer = await _bench.WriteAsync(new LabelStep(new("Deployment", _bench.Namespace, "orders"), "spec.template.metadata", [new("db", null, "access_ok")], uid));
        Assert.Equal(WriteOutcome.Stale, answer.Outcome);
        Assert.Contains("made anew", answer.Message, StringComparison.Ordinal);
        Assert.Empty(_bench.Trap.Writes);
    }

    [Fact]
    public async Task A_change_of_status_between_reading_and_writing_is_no_reason_to_give_up()
    {
        var ns = ObjectReference.ToNamespace(_bench.Namespace);
        var moved = 0;
        _bench.Trap.Before = async _ => { if (++moved <= 2) await _bench.Server.Kubectl.RunAsync("annotate", "namespace", _bench.Namespace, $"moved={moved}", "--overwrite"); };
        Assert.Equal(WriteOutcome.Accepted, (await _bench.WriteAsync(Own(ns, new LabelEdit("name", null, "backend")))).Outcome);
        Assert.Equal(3, _bench.Trap.Writes.Count);
    }

    [Fact]
    public async Task A_change_of_the_field_itself_between_reading_and_writing_is_stale()
    {
        var ns = ObjectReference.ToNamespace(_bench.Namespace);
        _bench.Trap.Before = async _ => await _bench.Server.Kubectl.RunAsync("label", "namespace", _bench.Namespace, "name=theirs", "--overwrite");
        var answer = await _bench.WriteAsync(Own(ns, new LabelEdit("name", null, "ours")));
        Assert.Equal(WriteOutcome.Stale, answer.Outcome);
        Assert.Equal("theirs", (string?)(await _bench.GetAsync($"/api/v1/namespaces/{_bench.Namespace}"))["metadata"]!["labels"]!["name"]);
    }

    [Fact]
    public async Task A_policy_that_somebody_edits_before_its_deletion_stays()
    {
        var policy = _bench.Policy("p");
        await _bench.WriteAsync(new PolicyStep(policy.Reference, policy, null));
        _bench.Trap.Before = _ => _bench.Server.Kubectl.RunAsync("patch", "networkpolicy", "p", "-n", _bench.Namespace, "--type=merge", "-p", """{"spec":{"ingress":[{}]}}""");
        Assert.Equal(WriteOutcome.Stale, (await _bench.WriteAsync(new PolicyStep(policy.Reference, null, policy))).Outcome);
        Assert.NotNull(await _bench.GetPolicyAsync("p"));
    }

    [Fact]
    public async Task A_dry_run_asks_the_server_and_stores_nothing()
    {
        var policy = _bench.Policy("p");
        var create = new PolicyStep(policy.Reference, policy, null);
        Assert.Equal(WriteOutcome.Accepted, (await _bench.WriteAsync(create, dryRun: true)).Outcome);
        Assert.Equal(StepState.Before, (await _bench.Writer.ReadAsync(create, TestContext.Current.CancellationToken)).State);
        await _bench.WriteAsync(create);
        Assert.Equal(WriteOutcome.Accepted, (await _bench.WriteAsync(new PolicyStep(policy.Reference, null, policy), dryRun: true)).Outcome);
        Assert.NotNull(await _bench.GetPolicyAsync("p"));
    }

    [Fact]
    public async Task A_server_that_would_drop_a_field_is_found_out_by_the_dry_run()
    {
        Assert.SkipUnless(await _bench.IsOldServerAsync(), "this server knows endPort");
        var policy = _bench.Policy("p") with { Ingress = [new([], [new(Protocol.Tcp, 8000, EndPort: 8999)])] };
        var answer = await _bench.WriteAsync(new PolicyStep(policy.Reference, policy, null), dryRun: true);
        Assert.Equal(WriteOutcome.Refused, answer.Outcome);
        Assert.Contains("would store something else", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_refuses_is_told_in_its_own_words()
    {
        var answer = await _bench.WriteAsync(Own(ObjectReference.ToNamespace(_bench.Namespace), new LabelEdit("name", null, "two words")));
        Assert.Equal(WriteOutcome.Refused, answer.Outcome);
        Assert.Contains("a valid label must be", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_answer_is_unknown_until_the_object_is_read()
    {
        _bench.Trap.LosesAnswers = true;
        var policy = _bench.Policy("p");
        var step = new PolicyStep(policy.Reference, policy, null);
        Assert.Equal(WriteOutcome.Unknown, (await _bench.WriteAsync(step)).Outcome);
        Assert.Equal(StepState.After, (await _bench.Writer.ReadAsync(step, TestContext.Current.CancellationToken)).State);
    }

    private static LabelStep Own(ObjectReference reference, params LabelEdit[] edits) => new(reference, LabelStep.OwnLabels, [.. edits], null);
}
