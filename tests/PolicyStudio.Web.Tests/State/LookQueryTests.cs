using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Looking;

namespace PolicyStudio.Web.Tests.State;

/// <summary>How somebody looks at the answer is in the link, and comes out of it as it went in.</summary>
public sealed class LookQueryTests
{
    [Fact]
    public void A_look_reads_back_as_it_was_written()
    {
        var look = StudioLook.Start.Select("a b/c[Deployment]{x=1&y} -> db/mysql[StatefulSet]").Open("web").Toggle("ops", isFolded: false) with
        {
            IsBefore = true,
            Filter = EdgeFilter.None.Toggle("web").Toggle("outside the cluster").Toggle(Outcome.Denied) with { Label = "team=shop", ChangedOnly = true },
        };
        var read = Read(QueryText.Of(LookQuery.Of(look)));

        Assert.Equal(LookQuery.Of(look), LookQuery.Of(read));
        Assert.Equal((look.Filter, look.SelectedEdge, StudioPanel.Why, true), (read.Filter, read.SelectedEdge, read.Panel, read.IsBefore));
        Assert.Empty(LookQuery.Of(look).Select(p => p.Name).Except(LookQuery.Names));
    }

    [Fact]
    public void The_studio_as_it_opens_needs_no_words()
    {
        Assert.Empty(LookQuery.Of(StudioLook.Start));
        Assert.Equal(StudioLook.Start, Read("panel=nothing&verdict=perhaps&edge=&ns="));
    }

    [Fact]
    public void Every_part_of_a_filter_must_hold()
    {
        var target = Studio.StudioTestBase.Target();
        var all = target.Reach.Edges;
        Assert.Equal(all, EdgeFilter.None.Of(target.Reach).Edges);

        var backend = EdgeFilter.None.Toggle("backend");
        Assert.Equal(all.Where(e => e.After.Peer is WorkloadEndpoint { Workload.Namespace: "backend" }), backend.Of(target.Reach).Edges);
        Assert.Empty((backend with { ChangedOnly = true }).Of(target.Reach).Edges);
        Assert.Equal(EdgeFilter.None, backend.Toggle("backend"));
        Assert.All(EdgeFilter.None.Toggle("outside the cluster").Of(target.Reach).Edges, e => Assert.IsType<AddressEndpoint>(e.After.Peer));

        var bearers = (EdgeFilter.None with { Label = "db=access_ok" }).Of(target.Reach).Edges;
        Assert.NotEmpty(bearers);
        Assert.All(bearers, e => Assert.Equal("access_ok", ((WorkloadEndpoint)e.After.Peer).Representative.Labels["db"]));
        Assert.Equal(bearers.Length, (EdgeFilter.None with { Label = "db" }).Of(target.Reach).Edges.Length);
    }

    private static StudioLook Read(string query) => LookQuery.Read(new($"http://studio/studio?{query}"));
}
