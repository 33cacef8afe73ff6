using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Labels;

namespace PolicyStudio.Web.Tests.State;

/// <summary>A link to the studio asks the same again, whoever opens it.</summary>
public sealed class StudioAddressTests
{
    [Fact]
    public void Link_reads_back_as_it_was_written()
    {
        var address = StudioAddress.Parse("db/mysql[StatefulSet]", "3306", "TCP", "team=platform", "db=access_ok");

        Assert.Equal("studio?target=db/mysql[StatefulSet]&port=3306&protocol=TCP&nslabel=team=platform&podlabel=db=access_ok", address.ToString());
        Assert.Equal(address, StudioAddress.Parse("db/mysql[StatefulSet]", "3306", "TCP", "team=platform", "db=access_ok"));
    }

    [Fact]
    public void Link_names_only_what_is_chosen()
    {
        Assert.Equal("studio", StudioAddress.Start.ToString());
        Assert.Equal("studio/preview?target=db/mysql", StudioAddress.Parse("db/mysql", null, null, null, null).ToPreview());
    }

    [Theory]
    [InlineData("mysql", "33o6", "TCP")]
    [InlineData("a/b/c", "0", "TCP")]
    [InlineData("db/mysql[", "70000", "TCP")]
    [InlineData("", "-1", "tcp")]
    [InlineData("db/mysql]x[", "3306x", "ICMP")]
    public void What_cannot_be_read_counts_as_absent(string target, string port, string protocol) =>
        Assert.Equal(StudioAddress.Start, StudioAddress.Parse(target, port, protocol, "bad key", "no-equals-sign"));

    [Fact]
    public void A_namespace_label_without_value_is_each_namespace_s_own_name()
    {
        var choices = StudioAddress.Parse(null, null, null, "tenant", null).Over(new("name", "x", new("a", "b")));

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
        Assert.Equal("studio?target=a%26b%3Fc/d%22%3C%3E%23", StudioAddress.Parse("a&b?c/d\"<>#", null, null, null, null).ToString());
}
