using Bunit;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Web.Components.Studio;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Targets;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>What is said loudly of a target that no policy isolates: of each direction that is asked about, and of no other.</summary>
public sealed class TargetStateTests : StudioTestBase
{
    private const string OpenIngress = "No ingress policy selects it: open to everyone";
    private const string OpenEgress = "No egress policy selects it: free to reach everyone";

    [Theory]
    [InlineData(AskedDirections.Ingress, new PolicyType[0], new[] { OpenIngress })]
    [InlineData(AskedDirections.Egress, new PolicyType[0], new[] { OpenEgress })]
    [InlineData(AskedDirections.Both, new PolicyType[0], new[] { OpenIngress, OpenEgress })]
    [InlineData(AskedDirections.Ingress, new[] { PolicyType.Ingress }, new string[0])]
    [InlineData(AskedDirections.Egress, new[] { PolicyType.Ingress }, new[] { OpenEgress })]
    [InlineData(AskedDirections.Both, new[] { PolicyType.Ingress }, new[] { OpenEgress })]
    [InlineData(AskedDirections.Egress, new[] { PolicyType.Egress }, new string[0])]
    [InlineData(AskedDirections.Both, new[] { PolicyType.Egress }, new[] { OpenIngress })]
    [InlineData(AskedDirections.Ingress, new[] { PolicyType.Egress }, new[] { OpenIngress })]
    [InlineData(AskedDirections.Both, new[] { PolicyType.Ingress, PolicyType.Egress }, new string[0])]
    public void It_speaks_of_the_directions_asked_about(AskedDirections asked, PolicyType[] isolated, string[] heads) =>
        Assert.Equal(heads, State(asked, isolated).FindAll("h2").Select(h => h.TextContent));

    [Fact]
    public void What_it_says_is_about_that_direction()
    {
        var egress = State(AskedDirections.Egress);

        Assert.StartsWith("On its side nothing stops it: mysql may connect to every pod", egress.Find("p").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("open to everyone", egress.Markup, StringComparison.Ordinal);
        Assert.StartsWith("On its side nothing stops anybody", State(AskedDirections.Ingress).Find("p").TextContent, StringComparison.Ordinal);
    }

    // The policy that the studio makes isolates for ingress: it is no answer to egress that is open.
    [Theory]
    [InlineData(AskedDirections.Ingress, 1)]
    [InlineData(AskedDirections.Egress, 0)]
    [InlineData(AskedDirections.Both, 1)]
    public void It_offers_to_protect_where_everyone_may_enter(AskedDirections asked, int buttons) => Assert.Equal(buttons, State(asked).FindAll(".btn.go").Count);

    private IRenderedComponent<TargetState> State(AskedDirections asked, params PolicyType[] isolated)
    {
        var policy = new NetworkPolicy { Namespace = "db", Name = "isolate", PolicyTypes = [.. isolated] };
        var snapshot = isolated.Length == 0 ? ScenarioCluster.Snapshot : ScenarioCluster.Snapshot.With(policies: [policy]);
        var target = TargetView.Of(snapshot.Workload("mysql"), StudioAddress.Start with { Directions = asked }, ClusterComparison.Of(snapshot, PolicyDraft.Empty), ScenarioCluster.Suggestions);
        return Render<TargetState>(p => p.Add(x => x.Target, target));
    }
}
