using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Tests.Policies;

public sealed class CidrTests
{
    [Theory]
    [InlineData("10.0.0.1/8", "10.0.0.0/8", "10.255.255.255")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", "255.255.255.255")]
    [InlineData("192.168.1.7/32", "192.168.1.7/32", "192.168.1.7")]
    [InlineData("2001:db8::1/32", "2001:db8::/32", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("::/0", "::/0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void Host_bits_are_cleared(string text, string canonical, string last)
    {
        Assert.True(Cidr.TryParse(text, out var cidr));
        Assert.Equal((canonical, last), (cidr.ToString(), cidr.Last.ToString()));
    }

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0/8")]
    [InlineData("010.0.0.0/8")]
    [InlineData("10.0.0.0/08")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("::/129")]
    [InlineData("fe80::1%eth0/64")]
    [InlineData("0x0a.0.0.0/8")]
    [InlineData("")]
    public void What_the_API_server_refuses_is_no_CIDR(string text) => Assert.False(Cidr.TryParse(text, out _));

    [Fact]
    public void Families_never_hold_each_other()
    {
        var (v4, v6) = (Cidr.Everything(v6: false), Cidr.Everything(v6: true));
        Assert.True(IpAddress.TryParse("10.0.0.1", out var four));
        Assert.True(IpAddress.TryParse("2001:db8::1", out var six));
        Assert.True(v4.Contains(four) && v6.Contains(six));
        Assert.False(v4.Contains(six) || v6.Contains(four));
    }
}
