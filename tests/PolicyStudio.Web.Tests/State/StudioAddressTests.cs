using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Labels;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.Tests.State;

/// <summary>A link to the studio asks the same again, whoever opens it.</summary>
public sealed class StudioAddressTests
{
    [Fact]
    public void Link_reads_back_as_it_was_written()
    {
        const string Link = "studio?target=db/mysql[StatefulSet]&port=3306&protocol=TCP&nslabel=team=platform&podlabel=db=access_ok&show=both&also=cache/redis[Deployment]:6379&also=ops/dns:53/UDP";
        var address = Read(Link);

        Assert.Equal(Link, address.ToString());
        Assert.Equal(address, Read(Link));
        Assert.Equal(["cache/redis[Deployment]:6379", "ops/dns:53/UDP"], address.Also.Targets.Select(t => t.ToString()));
    }

    [Fact]
    public void Link_names_only_what_is_chosen()
    {
        Assert.Equal("studio", StudioAddress.Start.ToString());
        Assert.Equal("studio/preview?target=db/mysql", Read("studio?target=db/mysql").ToPreview());
    }

    [Theory]
    [InlineData("mysql", "33o6", "TCP")]
    [InlineData("a/b/c", "0", "TCP")]
    [InlineData("db/mysql[", "70000", "TCP")]
    [InlineData("", "-1", "tcp")]
    [InlineData("db/mysql]x[", "3306x", "ICMP")]
    public void What_cannot_be_read_counts_as_absent(string target, string port, string protocol) =>
        Assert.Equal(StudioAddress.Start, Read($"studio?target={Uri.EscapeDataString(target)}&port={port}&protocol={protocol}&nslabel=bad key&podlabel=no-equals-sign&show=sideways&also=nothing"));

    [Fact]
    public void What_cannot_be_read_is_named()
    {
        var link = new Uri("http://localhost/studio?target=a/b/c&port=70000&protocol=ICMP&nslabel=bad key&podlabel=no-equals-sign&show=sideways&also=nothing&also=db/mysql&draft=x&utm=y");

        Assert.Equal(
            [("target", "a/b/c"), ("port", "70000"), ("protocol", "ICMP"), ("nslabel", "bad key"), ("podlabel", "no-equals-sign"), ("show", "sideways"), ("also", "nothing")],
            StudioAddress.Unread(link));
        Assert.Empty(StudioAddress.Unread(new("http://localhost/studio?target=db/mysql&port=3306&protocol=TCP&show=ingress&nslabel=&podlabel=db=access_ok")));
    }

    [Fact]
    public void A_namespace_label_without_value_is_each_namespace_s_own_name()
    {
        var choices = Read("studio?nslabel=tenant").Over(new("name", "x", new("a", "b")));

        Assert.Equal(new LabelPair("tenant", "web"), choices.ForNamespace("web"));
        Assert.Equal(new LabelPair("a", "b"), choices.Pod);
    }

    [Fact]
    public void Labels_that_are_suggested_anyway_stay_out_of_the_link()
    {
        var suggested = new LabelChoices("name", null, new("db", "access_ok"));

        Assert.Equal("studio", StudioAddress.Start.With(suggested, suggested).ToString());
        Assert.Equal("studio?podlabel=tier=gold", StudioAddress.Start.With(suggested with { Pod = new("tier", "gold") }, suggested).ToString());
    }

    [Fact]
    public void Hostile_names_stay_inside_their_parameter() =>
        Assert.Equal("studio?target=a%26b%3Fc/d%22%3C%3E%23", Read("studio?target=a%26b%3Fc/d%22%3C%3E%23").ToString());

    [Fact]
    public void A_further_target_is_there_once_and_they_have_an_end()
    {
        var also = Enumerable.Range(0, 20).Aggregate(AlsoTargets.None, (all, i) => all.With(new(new("ns", $"w{i}", null), null)));
        Assert.True(also.IsFull);
        var other = also.With(new(also.Targets[1].Name, new(Engine.Policies.Protocol.Tcp, 80)));
        Assert.Equal(also.Targets.Select(t => t.Name), other.Targets.Select(t => t.Name));
        Assert.Equal(80, other.Targets[1].Port!.Number);
        Assert.Equal(also.Targets.Length - 1, other.Without(also.Targets[0].Name).Targets.Length);
    }

    private static StudioAddress Read(string link) => StudioAddress.Of(new(new("http://studio/"), link));
}
