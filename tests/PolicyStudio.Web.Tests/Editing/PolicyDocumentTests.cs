using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Web.State.Editing;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Editing;

/// <summary>One document in two views: what is typed counts, what the form has follows where it is right.</summary>
public sealed class PolicyDocumentTests
{
    private static readonly PolicyDocument Document = PolicyDocument.Of(ScenarioCluster.ExpectedPolicy);

    [Fact]
    public void A_text_that_reads_is_the_policy() => Assert.True(Document.Policy!.SameSpec(ScenarioCluster.ExpectedPolicy));

    [Fact]
    public void What_is_typed_is_kept_as_it_is()
    {
        var typed = Document.Typed("# mine\n" + Document.Text);

        Assert.StartsWith("# mine\n", typed.Text, StringComparison.Ordinal);
        Assert.True(typed.Policy!.SameSpec(ScenarioCluster.ExpectedPolicy));
    }

    [Fact]
    public void While_the_text_does_not_read_the_form_has_what_it_said_last_and_cannot_write_over_it()
    {
        var broken = Document.Typed(Document.Text.Replace("podSelector", "podSelecter", StringComparison.Ordinal));

        var problem = broken.Problems[0];
        Assert.Equal(("spec.podSelecter", 7, 3), (problem.Path, problem.Line, problem.Column));
        Assert.Null(broken.Policy);
        Assert.True(broken.Shown!.SameSpec(ScenarioCluster.ExpectedPolicy));
        Assert.Same(broken, broken.Edited(ScenarioCluster.ExpectedPolicy with { Name = "other" }));
    }

    [Fact]
    public void An_edit_of_the_form_is_in_the_text()
    {
        var edited = Document.Edited(ScenarioCluster.ExpectedPolicy with { Name = "other" });

        Assert.Contains("name: other", edited.Text, StringComparison.Ordinal);
        Assert.Equal("other", edited.Policy!.Name);
    }

    [Fact]
    public void What_the_API_server_would_refuse_waits_in_the_form_with_all_its_faults()
    {
        var refused = Document.Edited(ScenarioCluster.ExpectedPolicy with { Name = "Not A Name", PodSelector = LabelSelector.ForLabels(("app", "not a value")) });

        Assert.Equal(Document.Text, refused.Text);
        Assert.Equal(["metadata.name", "spec.podSelector.matchLabels.app"], refused.Faults.Select(f => f.Path));
        Assert.Null(refused.Policy);
        Assert.True(refused.Edited(ScenarioCluster.ExpectedPolicy).Policy!.SameSpec(ScenarioCluster.ExpectedPolicy));
    }

    [Fact]
    public void A_field_that_is_no_value_is_not_passed_over()
    {
        var unread = Document.With("spec.ingress[0].from[0].ipBlock.cidr", "10.0.0.0/99");

        Assert.Null(unread.Policy);
        Assert.NotNull(unread.With("spec.ingress[0].from[0].ipBlock.cidr", null).Policy);
        Assert.NotNull(unread.Without("spec.ingress[").Policy);
        Assert.NotNull(unread.Typed(Document.Text).Policy);
    }

    [Theory]
    [InlineData("", TextFault.NoPolicy)]
    [InlineData("apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n", TextFault.NoPolicy)]
    [InlineData("apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a, namespace: b}\nspec: {podSelector: {}}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n", TextFault.NotAlone)]
    public void A_text_must_be_one_policy(string text, TextFault fault) => Assert.Equal(fault, Assert.Single(PolicyDocument.Of(text).Problems).Fault);

    [Fact]
    public void Lines_of_a_selector_say_what_it_says()
    {
        LabelSelector selector = new(LabelSet.Of(("app", "a")), [new("tier", LabelOperator.In, ["x", "y"]), new("old", LabelOperator.DoesNotExist, [])]);
        var rows = SelectorRow.Of(selector);

        Assert.Equal(["x, y"], rows.Where(r => r.Operator == LabelOperator.In).Select(r => r.Values));
        Assert.Equal(selector, SelectorRow.ToSelector(rows.Add(SelectorRow.New)));
    }

    [Fact]
    public void A_key_that_is_asked_for_twice_must_hold_twice() =>
        Assert.Equal(new LabelSelector(LabelSet.Of(("app", "a")), [new("app", LabelOperator.In, ["b"])]), SelectorRow.ToSelector([new("app", null, "a"), new("app", null, "b")]));

    [Fact]
    public void A_first_rule_isolates_its_direction_and_no_type_at_all_means_the_default()
    {
        var policy = EditedRule.With(ScenarioCluster.ExpectedPolicy, PolicyType.Egress, [EditedRule.New]);

        Assert.Equal([PolicyType.Ingress, PolicyType.Egress], policy.PolicyTypes);
        var open = EditedRule.WithType(EditedRule.WithType(policy, PolicyType.Egress, false), PolicyType.Ingress, false);
        Assert.True(open.HasDefaultPolicyTypes);
        Assert.Equal([PolicyType.Ingress, PolicyType.Egress], open.PolicyTypes);
    }

    [Theory]
    [InlineData("edit?policy=db/allow-orders")]
    [InlineData("edit?policy=db/allow-orders&part=spec.ingress[0]")]
    [InlineData("edit?new=database&namespace=db&target=db/mysql[StatefulSet]")]
    [InlineData("edit")]
    public void An_address_is_read_as_it_is_written(string address) => Assert.Equal(address, EditAddress.Of(new Uri($"http://studio/{address}")).ToString());
}
