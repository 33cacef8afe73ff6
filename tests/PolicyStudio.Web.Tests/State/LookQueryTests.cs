using PolicyStudio.Engine.Policies;
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
            Filter = EdgeFilter.None.Toggle("web").Toggle("outside the cluster").Toggle(Outcome.Denied) with { Label = "team=shop", Port = new(Protocol.Udp, 53), ChangedOnly = true },
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
    public void What_cannot_be_read_is_named()
    {
        Assert.Equal([("panel", "nothing"), ("state", "after"), ("changed", "all"), ("verdict", "perhaps"), ("openon", "http")],
            LookQuery.Unread(new("http://localhost/studio?panel=nothing&state=after&changed=all&verdict=denied&verdict=perhaps&openon=http&ns=none&edge=")));
        Assert.Empty(LookQuery.Unread(new("http://localhost/studio?panel=why&state=before&changed=only&verdict=allowed&openon=UDP 53")));
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

    [Theory]
    [InlineData("53", "53")]
    [InlineData("UDP 53", "UDP 53")]
    [InlineData(" udp/53 ", "UDP 53")]
    [InlineData("65536", null)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("ICMP 8", null)]
    [InlineData("TCP", null)]
    [InlineData("TCP 53 54", null)]
    [InlineData("", null)]
    public void A_port_is_read_with_or_without_its_protocol(string text, string? read) => Assert.Equal(read, PortFilter.Parse(text)?.ToString());

    [Fact]
    public void Edges_are_shown_that_are_open_on_a_port()
    {
        var reach = Studio.StudioTestBase.Target(Studio.StudioTestBase.FoundingDraft).Reach;

        var open = (EdgeFilter.None with { Port = new(Protocol.Tcp, 3306) }).Of(reach).Edges;
        Assert.Contains(open, e => e.After.Peer.Id == "backend/orders[Deployment]");
        Assert.DoesNotContain(open, e => e.After.Peer.Id == "backend/mailer[Deployment]");
        Assert.Equal(open, (EdgeFilter.None with { Port = new(null, 3306) }).Of(reach).Edges);
        Assert.DoesNotContain((EdgeFilter.None with { Port = new(Protocol.Udp, 3306) }).Of(reach).Edges, e => e.After.Outcome == Outcome.Allowed && e.After.Peer.Id == "backend/orders[Deployment]");
    }

    private static StudioLook Read(string query) => LookQuery.Read(new($"http://studio/studio?{query}"));
}
