using System.Collections.Immutable;
using Bunit;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Web.Components.Studio.Protect;
using PolicyStudio.Web.State.Policies;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>The policy as a form and as text.</summary>
public sealed class ProtectPanelTests : StudioTestBase
{
    private ImmutableArray<NetworkPolicy> _written = [];

    [Fact]
    public async Task The_form_opens_on_what_the_switches_say_and_gives_the_expected_policy()
    {
        var panel = Panel();

        Assert.Contains("name: allow-specific-backend-to-db", panel.Find("pre").TextContent, StringComparison.Ordinal);
        Assert.Equal("With the draft: 1 namespace, 1 workload, 0 pods.", panel.Find(".matches").TextContent);
        await panel.Find("button.go").ClickAsync();

        Assert.True(Assert.Single(_written).SameSpec(ScenarioCluster.ExpectedPolicy));
    }

    [Fact]
    public async Task The_label_that_nobody_has_to_set_is_offered_beside_the_namespace_s_own()
    {
        var panel = Panel();
        await panel.FindAll("input[type=radio]")[1].ChangeAsync(true);

        Assert.Contains("kubernetes.io/metadata.name: backend", panel.Find("pre").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_selector_that_matches_nobody_is_said_at_once()
    {
        var panel = Panel();
        await panel.Find("select").ChangeAsync("ops");

        Assert.EndsWith("no pod in it has that label. Nobody would be admitted.", panel.Find(".matches").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_matches_is_counted_in_all_namespaces_with_the_label()
    {
        var team = ScenarioCluster.Snapshot.Namespaces.Where(n => n.Name is "ops" or "backend").Select(n => n with { Labels = LabelSet.Of(("team", "shop")) });
        var target = Target(ScenarioCluster.Snapshot.With(namespaces: [.. ScenarioCluster.Snapshot.Namespaces.Where(n => n.Name is not ("ops" or "backend")), .. team]));
        var form = new PolicyForm("ops", new("team", "shop"), new("no", "body"), null);

        var fields = Render<PolicyFields>(p => p.Add(x => x.Form, form).Add(x => x.Target, target));

        Assert.Equal("With the draft: 2 namespaces, but no pod in them has that label. Nobody would be admitted.", fields.Find(".matches").TextContent);
        Assert.Contains(fields.FindAll(".field > span"), s => s.TextContent == "and with the pod label");
        fields.Render(p => p.Add(x => x.Form, form with { PodLabel = new("app", "orders") }));
        Assert.StartsWith("With the draft: 2 namespaces, 1 workload, ", fields.Find(".matches").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_name_is_refused_in_words()
    {
        var panel = Panel();
        await panel.FindAll("input")[^1].ChangeAsync("Not A Name");

        Assert.StartsWith("A name has at most 253", Assert.Single(panel.FindAll(".note.bad")).TextContent, StringComparison.Ordinal);
        Assert.True(panel.Find("button.go").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Text_with_a_mistake_is_kept_and_the_mistake_has_a_place()
    {
        var panel = Panel();
        await panel.FindAll("[role=tab]")[1].ClickAsync();
        var text = panel.Find("textarea").GetAttribute("value")!;
        await panel.Find("textarea").InputAsync(text.Replace("podSelector", "podSelecter", StringComparison.Ordinal));

        Assert.Contains(":3 spec.podSelecter", panel.Find(".field-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("podSelecter", panel.Find("textarea").GetAttribute("value"), StringComparison.Ordinal);
        Assert.True(panel.Find("button.go").HasAttribute("disabled"));

        await panel.Find("textarea").InputAsync(text);
        await panel.Find("button.go").ClickAsync();
        Assert.True(Assert.Single(_written).SameSpec(ScenarioCluster.ExpectedPolicy));
    }

    [Fact]
    public async Task Text_without_a_policy_is_said_to_have_none()
    {
        var panel = Panel();
        await panel.FindAll("[role=tab]")[1].ClickAsync();
        await panel.Find("textarea").InputAsync("");

        Assert.Equal("There is no NetworkPolicy in the text.", panel.Find(".field-error").TextContent);
        Assert.Equal("true", panel.Find("textarea").GetAttribute("aria-invalid"));
        Assert.True(panel.Find("button.go").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Text_follows_the_form_and_keeps_what_was_typed_while_the_form_stays()
    {
        var panel = Panel();
        await panel.FindAll("[role=tab]")[1].ClickAsync();
        await panel.Find("textarea").InputAsync("# mine\n" + panel.Find("textarea").GetAttribute("value"));
        await panel.FindAll("[role=tab]")[0].ClickAsync();
        await panel.FindAll("[role=tab]")[1].ClickAsync();
        Assert.StartsWith("# mine", panel.Find("textarea").GetAttribute("value"), StringComparison.Ordinal);

        await panel.FindAll("[role=tab]")[0].ClickAsync();
        await panel.Find("select").ChangeAsync("ops");
        await panel.FindAll("[role=tab]")[1].ClickAsync();

        Assert.Contains("name: allow-specific-ops-to-db", panel.Find("textarea").GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_one_target_is_not_shown_for_another()
    {
        var panel = Panel();
        await panel.FindAll("[role=tab]")[1].ClickAsync();
        var other = Web.State.TargetView.Of(ScenarioCluster.Snapshot.Workload("orders"), Web.State.StudioAddress.Start,
            Web.State.ClusterComparison.Of(ScenarioCluster.Snapshot, Engine.Drafts.PolicyDraft.Empty), ScenarioCluster.Suggestions);

        panel.Render(p => p.Add(x => x.Target, other));

        Assert.Contains("namespace: backend", panel.Find("textarea").GetAttribute("value"), StringComparison.Ordinal);
    }

    private IRenderedComponent<ProtectPanel> Panel() => Render<ProtectPanel>(p =>
        p.Add(x => x.Target, Target(FoundingDraft[..2])).Add(x => x.OnWritten, policies => _written = policies));
}
