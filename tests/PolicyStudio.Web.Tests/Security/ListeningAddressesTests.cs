using Microsoft.Extensions.Configuration;
using PolicyStudio.Web.Hosting;

namespace PolicyStudio.Web.Tests.Security;

public sealed class ListeningAddressesTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://127.8.9.1:80")]
    [InlineData("https://localhost:5080")]
    [InlineData("http://LOCALHOST")]
    [InlineData("http://[::1]:5080/")]
    public void Loopback_is_recognised(string address) => Assert.True(ListeningAddresses.IsLoopback(address));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://10.0.0.1:5080")]
    [InlineData("http://localhost.example:5080")]
    [InlineData("http://127.0.0.1.example:5080")]
    [InlineData("http://unix:/run/studio.sock")]
    [InlineData("5080")]
    [InlineData("")]
    public void Everything_else_counts_as_open(string address) => Assert.False(ListeningAddresses.IsLoopback(address));

    [Fact]
    public void Endpoints_win_over_urls_and_urls_over_ports()
    {
        Dictionary<string, string?> settings = new()
        {
            ["http_ports"] = "1",
            ["urls"] = "http://127.0.0.1:2",
            ["Kestrel:Endpoints:A:Url"] = "http://127.0.0.1:3",
        };

        Assert.Equal(["http://127.0.0.1:3"], Of(settings));
        settings.Remove("Kestrel:Endpoints:A:Url");
        Assert.Equal(["http://127.0.0.1:2"], Of(settings));
        settings.Remove("urls");
        Assert.Equal(["http://*:1"], Of(settings));
    }

    [Fact]
    public void Urls_win_where_the_host_is_told_so() => Assert.Equal(["http://0.0.0.0:2"], Of(new()
    {
        ["preferHostingUrls"] = "true",
        ["urls"] = "http://0.0.0.0:2",
        ["Kestrel:Endpoints:A:Url"] = "http://127.0.0.1:3",
    }));

    private static IEnumerable<string> Of(Dictionary<string, string?> settings) =>
        ListeningAddresses.Of(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
