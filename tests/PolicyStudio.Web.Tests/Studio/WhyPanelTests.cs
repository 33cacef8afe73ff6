using Bunit;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Components.Studio.Why;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>Why an edge is as it is, in the words a person reads.</summary>
public sealed class WhyPanelTests : StudioTestBase
{
    [Fact]
    public void Denied_by_the_namespace_names_both_conditions_with_and_and_the_failing_one()
    {
        var panel = Render(Target(FoundingDraft), "storefront");

        Assert.Equal(
            "The draft's policy allow-specific-backend-to-db isolates mysql for ingress, and its only rule wants the namespace labelled name=backend and the pod labelled db=access_ok on TCP 3306, but namespace web has name=web, not backend.",
            Text(panel, ".sentence"));
        Assert.Equal(["✕fails:", "✓holds:", "✓holds:"], panel.FindAll(".peer li .sign").Select(s => s.TextContent));
        Assert.Contains("and the pod labelled db=access_ok", Text(panel, ".peer"), StringComparison.Ordinal);
        Assert.Equal("denied", panel.Find(".tags .tag").LastChild!.TextContent);
        Assert.Contains("newly, by this draft", Text(panel, ".tags"), StringComparison.Ordinal);
        Assert.Contains("established ones may outlive the change", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_failing_field_is_marked_in_the_rule_s_YAML()
    {
        var panel = Render(Target(FoundingDraft), "storefront");

        Assert.Equal(["matchLabels:", "name: backend"], panel.FindAll(".rule .marked").Select(l => l.TextContent.Trim()));
        Assert.Equal("- from:", panel.Find(".rule span").TextContent.TrimEnd());
    }

    [Fact]
    public void A_missing_label_is_the_nearest_miss_and_the_name_stays_as_it_is()
    {
        var panel = Render(Target(FoundingDraft), "mailer");

        Assert.EndsWith("on TCP 3306, but mailer lacks db=access_ok.", Text(panel, ".sentence"), StringComparison.Ordinal);
    }

    [Fact]
    public void Allowed_says_which_rule_admits()
    {
        var panel = Render(Target(FoundingDraft), "orders");

        Assert.Equal(
            "The draft's policy allow-specific-backend-to-db isolates mysql for ingress, and its ingress rule 1 admits the namespace labelled name=backend and the pod labelled db=access_ok on TCP 3306.",
            Text(panel, ".sentence"));
    }

    [Fact]
    public void Openness_that_nobody_decided_is_said()
    {
        var panel = Render(Target(), "orders");

        Assert.EndsWith("it is open because nobody decided it.", Text(panel, ".sentence"), StringComparison.Ordinal);
        Assert.Equal(2, panel.FindAll(".side .tag").Count(t => t.TextContent == "open"));
        Assert.Empty(panel.FindAll(".rule"));
    }

    [Fact]
    public void Outside_has_no_namespace()
    {
        var panel = Render(Target(FoundingDraft), "outside");

        Assert.Contains("but an address outside has no namespace", Text(panel, ".sentence"), StringComparison.Ordinal);
    }

    [Fact]
    public void Peers_of_one_list_are_alternatives()
    {
        var snapshot = ScenarioCluster.Snapshot.With(policies: ScenarioCluster.Yaml("""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: two, namespace: db}
            spec:
              podSelector: {matchLabels: {app: mysql}}
              ingress:
              - from:
                - namespaceSelector: {matchLabels: {team: platform}}
                - podSelector: {matchLabels: {app: probe}}
                ports: [{port: 3306}]
            """).Policies);

        var panel = Render(Target(snapshot), "mailer");

        Assert.Equal(["ingress rule 1, peer 1", "ingress rule 1, peer 2"], panel.FindAll(".peer .head span:last-child").Select(h => h.TextContent.Split(", ", 2)[1]));
        Assert.Equal(["", "or"], panel.FindAll(".peer .head .sign").Select(h => h.TextContent));
        Assert.Contains("backend is another namespace", panel.Markup, StringComparison.Ordinal);
        Assert.StartsWith("Policy two isolates mysql", Text(panel, ".sentence"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_without_rules_admits_nobody()
    {
        var snapshot = ScenarioCluster.Snapshot.With(policies: ScenarioCluster.Yaml("""
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: none, namespace: db}, spec: {podSelector: {}, policyTypes: [Ingress]}}
            """).Policies);

        Assert.Equal("Policy none isolates mysql for ingress, and has no ingress rule: it admits nobody.", Text(Render(Target(snapshot), "orders"), ".sentence"));
    }

    [Fact]
    public void Denied_at_the_source_is_told_from_the_source_s_side()
    {
        var snapshot = ScenarioCluster.Snapshot.With(policies: ScenarioCluster.Yaml("""
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: shut, namespace: backend}, spec: {podSelector: {}, policyTypes: [Egress]}}
            """).Policies);

        Assert.Equal("Policy shut isolates orders for egress, and has no egress rule: it admits nobody. No policy isolates mysql for ingress.",
            Text(Render(Target(snapshot), "orders"), ".sentence"));
    }

    [Fact]
    public void A_verdict_that_another_kind_of_policy_may_override_says_so()
    {
        OtherPolicy other = new(new("CiliumNetworkPolicy", "db", "locked"), "cilium.io", [PolicyType.Ingress], [new(null, LabelSelector.Everything)]);
        var panel = Render(Target(ScenarioCluster.Snapshot.In(otherPolicies: [other]), FoundingDraft), "orders");

        Assert.EndsWith("CiliumNetworkPolicy db/locked may override: policies of that kind are not evaluated.", Text(panel, ".sentence"), StringComparison.Ordinal);
        Assert.Contains("conditional", Text(panel, ".tags"), StringComparison.Ordinal);
        Assert.StartsWith("allowed", panel.Find(".tags .tag").LastChild!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_enforces_policies_the_sentence_says_so() => Assert.StartsWith("The cluster's network plugin enforces no NetworkPolicy",
        Text(Render(Target(ScenarioCluster.Snapshot.In(PluginDialect.None), FoundingDraft), "storefront"), ".sentence"), StringComparison.Ordinal);

    [Fact]
    public void Hostile_labels_and_names_are_shown_as_text()
    {
        var orders = ScenarioCluster.Snapshot.Workload("orders");
        var hostile = orders.Pods[0] with { Owner = null, Name = "<img src=x onerror=alert(1)>\u202Egnp.exe", IsFromTemplate = false };
        var snapshot = ScenarioCluster.Snapshot.With(pods: [hostile]);

        var panel = Render<WhyPanel>(p => p.Add(x => x.Target, Target(snapshot, FoundingDraft))
            .Add(x => x.Edge, Edge(Target(snapshot, FoundingDraft), hostile.Name)));

        Assert.Empty(panel.FindAll("img"));
        Assert.Contains("<img src=x onerror=alert(1)>\\u{202E}gnp.exe", panel.Find("h2").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<WhyPanel> Render(Web.State.TargetView target, string source) => Render<WhyPanel>(p => p
        .Add(x => x.Target, target).Add(x => x.Edge, Edge(target, source)).Add(x => x.HasDraft, !target.Comparison.Draft.IsEmpty));

    private static string Text(IRenderedComponent<WhyPanel> panel, string selector) =>
        string.Join(' ', panel.Find(selector).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace(" ,", ",", StringComparison.Ordinal).Replace(" .", ".", StringComparison.Ordinal);
}
