using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Lifelines;
using PolicyStudio.Engine.Linting;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Remedies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Components.Changes;
using PolicyStudio.Web.Components.Studio.Draft;
using PolicyStudio.Web.Components.Studio.Findings;
using PolicyStudio.Web.Components.Studio.Preview;
using PolicyStudio.Web.Components.Studio.Sources;
using PolicyStudio.Web.Components.Studio.Why;
using PolicyStudio.Web.Tests.State;
using PolicyStudio.Web.Tests.Studio;

namespace PolicyStudio.Web.Tests.Localizing;

/// <summary>What a page says in its own words of the engine's facts is in English what the engine says of them: command line and page agree.</summary>
public sealed class EngineWordsTests : StudioTestBase
{
    [Fact]
    public void A_rule_of_the_linter_is_explained_in_its_own_words_and_in_Japanese()
    {
        Assert.Equal(Linter.Rules, Linter.Rules.Select(r => RuleWords.Of(r.Name)!));
        using var japanese = new InLanguage("ja");
        Assert.All(Linter.Rules, r => Assert.DoesNotContain(RuleWords.Of(r.Name)!, Linter.Rules));
    }

    [Fact]
    public void A_miss()
    {
        LabelRequirement[] requirements =
        [
            new("app", LabelOperator.In, ["x"]), new("app", LabelOperator.In, ["a", "b"]), new("app", LabelOperator.NotIn, ["y", "z"]),
            new("app", LabelOperator.Exists, []), new("app", LabelOperator.DoesNotExist, []), new("team", LabelOperator.In, ["t"]),
        ];
        foreach (var (one, other) in requirements.SelectMany(one => requirements.Select(other => (one, other))))
        {
            LabelSelector selector = new(LabelSet.Empty, [one, other]);
            foreach (var labels in new[] { LabelSet.Empty, LabelSet.Of(("app", "y")) }.Where(l => !selector.Matches(l)))
            {
                Assert.Equal(MissText.Of(selector, labels, "orders"), MissWords.Of(selector, labels, "orders"));
                Assert.Equal(MissText.Brief(selector, labels, "pod"), MissWords.Brief(selector, labels, "pod"));
            }
        }
    }

    [Theory]
    [InlineData("10.0.0.0/8", "192.168.0.1")]
    [InlineData("0.0.0.0/0", "10.1.2.3")]
    public void A_range_that_is_missed(string range, string address)
    {
        Assert.True(Cidr.TryParse(range, out var cidr) & Cidr.TryParse("10.1.0.0/16", out var except) & IpAddress.TryParse(address, out var known));
        IpBlock block = new(cidr, [except]);
        var pod = ScenarioCluster.Snapshot.Workload("orders").Pods[0];

        foreach (var endpoint in new[] { new PodEndpoint(pod with { Addresses = [] }), new PodEndpoint(pod with { Addresses = [known] }) })
        {
            Assert.Equal(MissText.Of(block, endpoint, PluginDialect.Generic), MissWords.Of(block, endpoint, PluginDialect.Generic));
            Assert.Equal(MissText.Of(block, endpoint, PluginDialect.Cilium), MissWords.Of(block, endpoint, PluginDialect.Cilium));
        }
    }

    [Fact]
    public void What_is_wrong_with_a_label()
    {
        Assert.Equal(LabelFault.KeyPrefix, LabelSyntax.KeyFault("pre fix/x"));
        Assert.Equal(LabelFault.KeyLength, LabelSyntax.KeyFault(""));
        Assert.Equal(LabelFault.KeyCharacters, LabelSyntax.KeyFault("-"));
        Assert.Equal(LabelFault.ValueLength, LabelSyntax.ValueFault(new string('x', 64)));
        Assert.Equal(LabelFault.ValueCharacters, LabelSyntax.ValueFault("-"));
        Assert.Null(LabelSyntax.KeyFault("example.com/team") ?? LabelSyntax.ValueFault(""));
    }

    [Fact]
    public void Changes_and_steps()
    {
        DraftChange[] changes = [.. FoundingDraft, new PodLabelChange("web", "x", "db", null), new PolicyDeletion("db", "old")];
        Assert.Equal(changes.Select(c => c.Summary), changes.Select(ChangeWords.Of));

        var plan = Plan();
        PlanStep[] steps = [.. plan.Steps, new RolloutStep(new("Deployment", "backend", "orders"), 1, [])];
        Assert.Equal(3, steps.Select(s => s.GetType()).Distinct().Count());
        // A page calls a step as it called the change before; the engine names the object's kind.
        Assert.Equal(steps.Select(s => s.Summary.Replace("label Namespace ", "label namespace ", StringComparison.Ordinal)), steps.Select(ChangeWords.Of));
        LabelStep pod = new(new("Pod", "web", "x"), LabelStep.OwnLabels, [new("db", "a", null)], null);
        Assert.Equal(ChangeWords.Of(new PodLabelChange("web", "x", "db", null)), ChangeWords.Of(pod));
        Assert.NotEmpty(plan.Notes);
        Assert.Equal(plan.Notes, PlanWords.Notes(plan));
    }

    [Fact]
    public void Connections_that_differ_on_the_way()
    {
        var (tcp, udp) = (Connectivity.Of(Protocol.Tcp, 1), Connectivity.Of(Protocol.Udp, 2));
        var plan = Plan() with { Flickers = [new("a", "b", tcp, Connectivity.None, "s"), new("a", "b", Connectivity.None, udp, "s"), new("a", "b", tcp, udp, "s"), new("c", "d", tcp, udp, "s")] };

        Assert.Equal(
            [$"no order of the steps keeps every connection as it is before or after; 4 differ on the way", .. plan.Flickers.Take(3).Select(f => f.ToString()), "and 1 more"],
            PlanWords.Notes(plan).Take(5));
    }

    [Fact]
    public void Conflicts()
    {
        NamespaceLabelChange mine = new("backend", "name", "backend");
        PodLabelChange pod = new("web", "x", "db", null);
        TemplateLabelChange template = new(new("Deployment", "backend", "orders"), "db", "access_ok");
        PolicyWrite write = new(ScenarioCluster.ExpectedPolicy);
        PolicyDeletion deletion = new("db", ScenarioCluster.ExpectedPolicy.Name);
        DraftConflict[] conflicts =
        [
            new(mine, mine with { Value = null }, mine with { Value = "web" }), new(pod, pod with { Value = "a" }, pod with { Value = "b" }),
            new(template, template with { Value = null }, template with { Value = "b" }),
            new(write, write, write), new(write, write, deletion), new(write, deletion, write), new(deletion, write, write), new(deletion, write, deletion), new(deletion, deletion, write),
        ];

        Assert.Equal(conflicts.Select(c => c.ToString()), conflicts.Select(ConflictWords.Of));
    }

    [Fact]
    public void What_the_cluster_lives_on()
    {
        var (pod, outside) = ((Endpoint)new PodEndpoint(ScenarioCluster.Snapshot.Workload("orders").Pods[0]), Edge(Target(), "outside").After.Source);
        var port = Connectivity.Of(Protocol.Tcp, 9443);
        ObjectReference caller = new("ValidatingWebhookConfiguration", null, "guard");
        BrokenLifeline[] cuts =
        [
            new(LifelineKind.ApiServerCall, outside, pod, port, $"the API server calls it for {caller}, and requests that need it would fail") { Caller = caller, FailsClosed = true },
            new(LifelineKind.ApiServerCall, outside, pod, port, $"the API server calls it for {caller}, and requests would go on unchecked") { Caller = caller },
            new(LifelineKind.Dns, pod, pod, port, "it could find nobody by name"),
            new(LifelineKind.Dns, pod, outside, port, "the cluster's DNS could ask neither a server outside nor the API server"),
            new(LifelineKind.IngressController, outside, pod, port, "nothing from outside would come in by it"),
            new(LifelineKind.Studio, outside, pod, port, "whoever uses this studio by that way could not"),
            new(LifelineKind.Studio, pod, outside, port, "this studio could reach neither the API server nor the identity provider"),
        ];

        Assert.Equal(cuts.Select(c => c.ToString()), cuts.Select(PlanWords.Of));
    }

    [Fact]
    public void Remedies()
    {
        var target = Target(FoundingDraft);
        var found = target.Reach.Edges.SelectMany(e => RemedyFinder.Find(e.After.Verdict, target.Comparison.Before.Snapshot, target.Comparison.Draft, TestContext.Current.CancellationToken)).ToList();

        Assert.True(found.Select(r => r.Kind).Distinct().Count() >= 3);
        Assert.Equal(found.Select(r => (r.Title, r.Effect)), found.Select(r => (RemedyWords.Title(r), RemedyWords.Effect(r))));
    }

    [Fact]
    public void What_may_override_a_verdict()
    {
        OtherPolicy Other(string name) => new(new("CiliumNetworkPolicy", "db", name), "cilium.io", [PolicyType.Ingress], [new(null, LabelSelector.Everything)]);
        foreach (var names in new string[][] { ["a"], ["a", "b", "c", "d", "e"] })
        {
            var verdict = Edge(Target(ScenarioCluster.Snapshot.In(otherPolicies: [.. names.Select(Other)]), FoundingDraft), "orders").After.Verdict;
            Assert.Equal(VerdictText.Conditions(verdict), VerdictWords.Conditions(verdict));
        }
    }

    private static Cluster.Applying.Plans.ChangePlan Plan() => Cluster.Applying.Plans.ChangePlanner.Plan(
        FoundingDraft.Append(new PolicyDeletion("db", "old")).Aggregate(PolicyDraft.Empty, (d, c) => d.With(c)), ScenarioCluster.Snapshot.With(policies: [ScenarioCluster.ExpectedPolicy with { Name = "old" }]), 1);
}
