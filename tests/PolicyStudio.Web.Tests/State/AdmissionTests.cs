using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Admitting;

namespace PolicyStudio.Web.Tests.State;

/// <summary>The smallest change that would admit a denied source, tried out before it is offered.</summary>
public sealed class AdmissionTests
{
    private static readonly PolicyDraft Founding = PolicyDraft.Empty.With(new NamespaceLabelChange("backend", "name", "backend"))
        .With(new TemplateLabelChange(new("Deployment", "backend", "orders"), "db", "access_ok")).With(new PolicyWrite(ScenarioCluster.ExpectedPolicy));

    [Fact]
    public void A_missing_pod_label_is_proposed_with_what_it_costs()
    {
        var proposals = For("mailer");

        Assert.Equal(["Label mailer db=access_ok", "Add a rule to allow-specific-backend-to-db for backend/mailer"], proposals.Select(p => p.Title));
        Assert.All(proposals, p => Assert.Equal(0, p.OthersOpened));
        Assert.Equal("restarts no pod", proposals[0].Warning);
        Assert.Equal(Founding.Changes.Length + 1, proposals[0].Draft.Changes.Length);
    }

    [Fact]
    public void A_label_that_would_be_replaced_is_said() =>
        Assert.Equal("replaces name=web", For("storefront").Single(p => p.Title == "Label namespace web name=backend").Warning);

    [Fact]
    public void Taking_back_what_the_draft_removes_replaces_nothing()
    {
        var (target, edge) = Edge("storefront", Founding.With(new NamespaceLabelChange("web", "name", null)).With(new PolicyWrite(ScenarioCluster.ExpectedPolicy with
        {
            Ingress = [.. ScenarioCluster.ExpectedPolicy.Ingress.Select(r => r with
            {
                From = [.. r.From.Select(p => p with { NamespaceSelector = Engine.Labels.LabelSelector.ForLabels(("name", "web")) })],
            })],
        })));

        Assert.Null(Admission.For(target, edge, CancellationToken.None).Single(p => p.Title == "Label namespace web name=web").Warning);
    }

    [Fact]
    public void Two_missing_labels_are_one_proposal() =>
        Assert.Contains(For("backup"), p => p.Title == "Label namespace ops name=backend and label backup db=access_ok");

    [Fact]
    public void Every_proposal_admits_the_source()
    {
        foreach (var proposal in For("storefront"))
        {
            var (_, edge) = Edge("storefront", proposal.Draft);
            Assert.Equal(Outcome.Allowed, edge.After.Verdict.Outcome);
        }
    }

    [Fact]
    public void What_is_allowed_or_denied_at_its_own_side_has_no_proposal()
    {
        Assert.Empty(For("orders"));
        var shut = ScenarioCluster.Snapshot.With(policies: ScenarioCluster.Yaml("""
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: shut, namespace: web}, spec: {podSelector: {}, policyTypes: [Egress]}}
            """).Policies);
        var target = TargetView.Of(shut.Workload("mysql"), StudioAddress.Start, ClusterComparison.Of(shut, Founding), ScenarioCluster.Suggestions);
        Assert.Empty(Admission.For(target, target.Reach.Edges.First(e => e.After.Id.StartsWith("web/storefront", StringComparison.Ordinal)), CancellationToken.None));
    }

    private static ImmutableArray<Admission> For(string source)
    {
        var (target, edge) = Edge(source, Founding);
        return Admission.For(target, edge, CancellationToken.None);
    }

    private static (TargetView Target, EdgeDiff Edge) Edge(string source, PolicyDraft draft)
    {
        var target = TargetView.Of(ScenarioCluster.Snapshot.Workload("mysql"), StudioAddress.Start, ClusterComparison.Of(ScenarioCluster.Snapshot, draft), ScenarioCluster.Suggestions);
        return (target, target.Reach.Edges.Single(e => e.After.Source is WorkloadEndpoint w && w.Workload.Name == source));
    }
}
