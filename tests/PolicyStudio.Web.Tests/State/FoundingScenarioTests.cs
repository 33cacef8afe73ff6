using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Policies;
using PolicyStudio.Web.State.Switching;

namespace PolicyStudio.Web.Tests.State;

/// <summary>What the studio is for: two switches and a generated policy leave MySQL to orders alone.</summary>
public sealed class FoundingScenarioTests
{
    [Fact]
    public async Task Two_switches_and_the_generator_yield_the_expected_policy()
    {
        using var session = ScenarioCluster.Session(ScenarioCluster.Feed());
        await SwitchBothAsync(session);

        var target = session.View.Target!;
        var form = PolicySuggestion.For(target, session.View.Draft, session.View.Snapshot!);

        Assert.True(form.ToPolicy(target.Workload).SameSpec(ScenarioCluster.ExpectedPolicy));
    }

    [Fact]
    public async Task Before_any_draft_everybody_reaches_the_target()
    {
        using var session = ScenarioCluster.Session(ScenarioCluster.Feed());
        var target = session.View.Target!;

        Assert.Equal([PolicyType.Ingress], target.OpenDirections);
        Assert.Equal("TCP 3306 mysql", target.Port!.ToString());
        Assert.Equal(target.Counts.Total, target.Counts.Allowed);
        await session.EditAsync(d => d);
        Assert.Empty(session.View.Notes);
    }

    [Fact]
    public async Task The_draft_leaves_orders_allowed_and_denies_everybody_else_on_both_ports()
    {
        using var session = ScenarioCluster.Session(ScenarioCluster.Feed());
        await SwitchBothAsync(session);
        await session.EditAsync(d => d.With(new PolicyWrite(ScenarioCluster.ExpectedPolicy)));

        var target = session.View.Target!;
        var changes = target.Reach.Edges.ToDictionary(e => e.After.Source.Id, e => e.Change);
        Assert.Equal(EdgeChange.None, changes["backend/orders[Deployment]"]);
        Assert.Equal(EdgeChange.NewlyDenied, changes["backend/mailer[Deployment]"]);
        Assert.Equal(EdgeChange.NewlyDenied, changes["web/storefront[Deployment]"]);
        Assert.Equal(EdgeChange.NewlyDenied, changes["ops/backup[CronJob]"]);
        Assert.Equal(EdgeChange.NewlyDenied, changes["0.0.0.0-255.255.255.255"]);
        Assert.Equal((1, target.Counts.Total - 1), (target.Counts.StaysAllowed, target.Counts.NewlyDenied));
        Assert.Equal(2, target.ClosingPorts);
    }

    [Fact]
    public async Task Without_the_namespace_label_orders_is_denied_too()
    {
        using var session = ScenarioCluster.Session(ScenarioCluster.Feed());
        await SwitchBothAsync(session);
        await session.EditAsync(d => d.With(new PolicyWrite(ScenarioCluster.ExpectedPolicy)));
        await ToggleBackendAsync(session);

        Assert.Equal(0, session.View.Target!.Counts.Allowed);
    }

    [Fact]
    public async Task Another_target_namespace_label_and_name_work_alike()
    {
        var snapshot = ScenarioCluster.Yaml("""
            {apiVersion: v1, kind: Namespace, metadata: {name: vault}}
            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: till}}
            ---
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: ledger, namespace: vault}, spec: {selector: {matchLabels: {app: ledger}}, template: {metadata: {labels: {app: ledger}}, spec: {containers: [{name: a, ports: [{containerPort: 8443}]}]}}}}
            ---
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: pos, namespace: till}, spec: {selector: {matchLabels: {app: pos}}, template: {metadata: {labels: {app: pos}}}}}
            """);
        var suggestions = new SuggestionOptions { NamespaceLabelKey = "zone", NamespaceLabelValue = "green", PodLabelKey = "ledger", PodLabelValue = "writer" };
        using var session = ScenarioCluster.Session(ScenarioCluster.Feed(snapshot), suggestions);
        var target = session.View.Target!;
        Assert.Equal("ledger", target.Workload.Name);

        await session.EditAsync(d => NamespaceSwitch.Toggle(snapshot.NamespaceOf("till"), target.Labels.ForNamespace("till"), d));
        await session.EditAsync(d => WorkloadSwitch.Toggle(snapshot.Workload("pos"), target.Labels.Pod, d));
        var policy = PolicySuggestion.For(session.View.Target!, session.View.Draft, snapshot).ToPolicy(target.Workload);

        Assert.Equal("allow-specific-till-to-vault", policy.Name);
        Assert.Equal("zone=green", policy.Ingress[0].From[0].NamespaceSelector!.ToString());
        Assert.Equal("ledger=writer", policy.Ingress[0].From[0].PodSelector!.ToString());
        Assert.Equal("TCP 8443", policy.Ingress[0].Ports[0].ToString());
    }

    private static async Task SwitchBothAsync(StudioSession session)
    {
        await ToggleBackendAsync(session);
        await session.EditAsync(d => WorkloadSwitch.Toggle(session.View.Snapshot!.Workload("orders"), ScenarioCluster.PodLabel, d));
    }

    private static Task ToggleBackendAsync(StudioSession session) =>
        session.EditAsync(d => NamespaceSwitch.Toggle(session.View.Snapshot!.NamespaceOf("backend"), new("name", "backend"), d));
}
