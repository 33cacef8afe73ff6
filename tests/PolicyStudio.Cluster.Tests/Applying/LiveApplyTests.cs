using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Exporting;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Tests.Applying.Exporting;
using PolicyStudio.Cluster.Tests.Applying.Writing;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Applying;

/// <summary>
/// Plans carried out on a real API server, which nobody else uses: what other tests make or delete would be seen, rightly, as movement of
/// the cluster.
/// </summary>
public sealed class LiveApplyTests(LiveApplyTests.Server fixture) : IClassFixture<LiveApplyTests.Server>
{
    private static readonly Author Ada = new("ada@example.com");
    private static readonly ChangeReason Why = new("orders needs MySQL");

    [Fact]
    public async Task The_founding_scenario_ends_in_exactly_the_expected_policy()
    {
        await using var bench = await fixture.BenchAsync(new());
        var progress = new List<StepProgress>();
        var plan = bench.Scenario.Plan(bench.Watched.Current);
        // A rollout may end before anybody has looked: this one waits until its progress has been told.
        await fixture.Node.PauseAsync();
        ApplyResult result;
        try
        {
            result = await bench.Changes.ApplyAsync(plan, Ada, Why, new Told(p =>
            {
                progress.Add(p);
                if (p.Detail.Contains("pods updated", StringComparison.Ordinal)) fixture.Node.Resume();
            }), TestContext.Current.CancellationToken);
        }
        finally
        {
            fixture.Node.Resume();
        }

        Assert.Equal((ApplyOutcome.ConfigurationMatches, ""), (result.Outcome, string.Join("; ", result.Details)));
        Assert.All(result.Steps, s => Assert.Equal(StepStatus.Done, s.Status));
        Assert.Contains(progress, p => p.Step is RolloutStep && p.Detail.Contains("pods updated", StringComparison.Ordinal));
        var (backend, db) = (bench.Scenario.Backend, bench.Scenario.Db);
        var kubectl = fixture.Api.Kubectl;
        Assert.Equal("backend", await kubectl.RunAsync("get", "namespace", backend, "-o", "jsonpath={.metadata.labels.name}"));
        Assert.Equal("access_ok", await kubectl.RunAsync("get", "deployment", "orders", "-n", backend, "-o", "jsonpath={.spec.template.metadata.labels.db}"));
        Assert.Equal("access_ok access_ok access_ok", await kubectl.RunAsync("get", "pods", "-n", backend, "-l", "app=orders", "-o", "jsonpath={.items[*].metadata.labels.db}"));
        var policy = bench.Snapshot.FindPolicy(db, $"allow-specific-{backend}-to-{db}")!;
        Assert.True((policy with { Namespace = "db", Name = "allow-specific-backend-to-db" }).SameSpec(Scenario.ExpectedPolicy()));
    }

    [Fact]
    public async Task What_nobody_confirms_is_undone_by_itself()
    {
        await using var bench = await fixture.BenchAsync(new());
        var (kubectl, backend, db) = (fixture.Api.Kubectl, bench.Scenario.Backend, bench.Scenario.Db);
        var applied = await bench.Changes.ApplyAsync(bench.Scenario.Plan(bench.Watched.Current), Ada, Why with { ProvisionalFor = TimeSpan.FromSeconds(1) }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(ApplyOutcome.ConfigurationMatches, applied.Outcome);
        Assert.Equal("backend", await kubectl.RunAsync("get", "namespace", backend, "-o", "jsonpath={.metadata.labels.name}"));

        // What is due is known to the millisecond: there is nothing else to wait for.
        var left = Assert.Single(await bench.Provisional.ListAsync()).Until - DateTimeOffset.UtcNow;
        if (left > TimeSpan.Zero) await Task.Delay(left + TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        var undone = Assert.Single(await bench.Provisional.UndoDueAsync(TestContext.Current.CancellationToken));

        Assert.Equal((ApplyOutcome.ConfigurationMatches, ""), (undone.Outcome, string.Join("; ", undone.Details)));
        Assert.Equal("", await kubectl.RunAsync("get", "namespace", backend, "-o", "jsonpath={.metadata.labels.name}"));
        Assert.Equal("", await kubectl.RunAsync("get", "deployment", "orders", "-n", backend, "-o", "jsonpath={.spec.template.metadata.labels.db}"));
        Assert.Equal("", await kubectl.RunAsync("get", "networkpolicies", "-n", db, "-o", "name"));
        Assert.Empty(await bench.Provisional.ListAsync());
    }

    [Fact]
    public async Task Names_labels_and_port_are_the_persons_choice()
    {
        await using var bench = await fixture.BenchAsync(new() { NamespaceKey = "team", NamespaceValue = "shop", PodKey = "role", PodValue = "db-client", Port = 9104 });
        var result = await bench.Changes.ApplyAsync(bench.Scenario.Plan(bench.Watched.Current), Ada, Why, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((ApplyOutcome.ConfigurationMatches, ""), (result.Outcome, string.Join("; ", result.Details)));
        Assert.Equal("shop", bench.Snapshot.NamespaceOf(bench.Scenario.Backend).Labels["team"]);
    }

    [Fact]
    public async Task A_rollout_that_never_ends_stops_the_apply_before_the_policy()
    {
        await using var bench = await fixture.BenchAsync(new(), new() { RolloutTimeout = TimeSpan.FromSeconds(3) });
        var plan = bench.Scenario.Plan(bench.Watched.Current);
        await fixture.Node.PauseAsync();
        try
        {
            var result = await bench.Changes.ApplyAsync(plan, Ada, Why, cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(ApplyOutcome.RolloutFailed, result.Outcome);
            Assert.Equal([StepStatus.Done, StepStatus.Done, StepStatus.Failed, StepStatus.NotReached], result.Steps.Select(s => s.Status));
            Assert.Equal("", await fixture.Api.Kubectl.RunAsync("get", "networkpolicies", "-n", bench.Scenario.Db, "-o", "name"));
        }
        finally
        {
            fixture.Node.Resume();
        }
    }

    [Fact]
    public async Task Pods_that_come_and_go_are_not_stale_and_a_workload_made_anew_is()
    {
        await using var bench = await fixture.BenchAsync(new());
        var plan = bench.Scenario.Plan(bench.Watched.Current);
        var kubectl = fixture.Api.Kubectl;
        var (backend, mailer) = (bench.Scenario.Backend, bench.Snapshot.FindWorkload(new("Deployment", bench.Scenario.Backend, "mailer"))!.Pods[0]);
        await kubectl.RunAsync("delete", "pod", mailer.Name, "-n", backend, "--wait=true");
        await bench.UntilSettledAsync(s => s.Pods.All(p => p.Version!.Uid != mailer.Version!.Uid));
        Assert.All(await bench.Changes.DryRunAsync(plan, Ada, TestContext.Current.CancellationToken), a => Assert.Equal(WriteOutcome.Accepted, a.Answer.Outcome));

        await kubectl.RunAsync("delete", "deployment", "orders", "-n", backend);
        await kubectl.RunAsync("delete", "pods", "-n", backend, "-l", "app=orders");
        await kubectl.ApplyAsync(ScenarioObjects.Workload("Deployment", backend, "orders", 3));
        await bench.UntilSettledAsync(s => s.FindController(bench.Scenario.Orders) is { } c && c.Version!.Uid != plan.Writes.OfType<LabelStep>().Single(l => l.IsOfTemplate).Uid);
        var result = await bench.Changes.ApplyAsync(plan, Ada, Why, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(ApplyOutcome.Stale, result.Outcome);
        Assert.Contains(result.Details, d => d.Contains("made anew", StringComparison.Ordinal));
        Assert.False(result.HasWritten);
    }

    [Fact]
    public async Task An_object_that_argo_cd_delivers_is_for_export_only()
    {
        await using var bench = await fixture.BenchAsync(new());
        await fixture.Api.Kubectl.RunAsync("annotate", "deployment", "orders", "-n", bench.Scenario.Backend, $"argocd.argoproj.io/tracking-id=shop:apps/Deployment:{bench.Scenario.Backend}/orders");
        await bench.UntilSettledAsync(s => s.FindController(bench.Scenario.Orders)?.Manager is not null);
        var result = await bench.Changes.ApplyAsync(bench.Scenario.Plan(bench.Watched.Current), Ada, Why, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(ApplyOutcome.NotApplicable, result.Outcome);
        Assert.Contains("Argo CD application shop", Assert.Single(result.Details), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_kubectl_commands_do_the_same()
    {
        await using var bench = await fixture.BenchAsync(new());
        var plan = bench.Scenario.Plan(bench.Watched.Current);
        var script = string.Join('\n', KubectlCommands.For(plan));
        await Bash.RunAsync($"set -e\nexport KUBECONFIG={fixture.Api.Kubeconfig("admin")} PATH={Kubectl.Folder}:$PATH\n{script}");
        await bench.UntilSettledAsync(s => plan.Draft.Against(s).IsEmpty);
        Assert.True(bench.Snapshot.FindPolicy(bench.Scenario.Db, bench.Scenario.Policy(bench.Snapshot).Name)!.SameSpec(bench.Scenario.Policy(bench.Snapshot)));
    }

    /// <summary>A cluster of its own, with the node stand-in.</summary>
    public sealed class Server : IAsyncLifetime
    {
        public TestApiServer Api { get; private set; } = null!;

        public NodeStandIn Node { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Api = await TestApiServer.StartAsync();
            Node = NodeStandIn.Start(Api);
        }

        public async ValueTask DisposeAsync()
        {
            await Node.DisposeAsync();
            await Api.DisposeAsync();
        }

        internal async Task<LiveBench> BenchAsync(Scenario scenario, ChangeOptions? options = null)
        {
            var named = scenario with { Backend = await Api.CreateNamespaceAsync("backend"), Db = await Api.CreateNamespaceAsync("db") };
            await ScenarioObjects.ApplyAsync(Api, named.Backend, named.Db);
            return await LiveBench.StartAsync(Api, named, options ?? new());
        }
    }

    private sealed class Told(Action<StepProgress> report) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => report(value);
    }
}
