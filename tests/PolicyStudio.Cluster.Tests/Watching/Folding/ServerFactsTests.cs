using System.Text;
using PolicyStudio.Cluster.Watching.Folding;

namespace PolicyStudio.Cluster.Tests.Watching.Folding;

public sealed class ServerFactsTests
{
    [Theory]
    [InlineData("v1.34.1", "1", "34", 34)]
    [InlineData("v1.27.3-eks-a5565ad", "1", "27+", 27)]
    public void Version_is_read_as_providers_write_it(string version, string major, string minor, int expected)
    {
        var json = $"{{\"major\":\"{major}\",\"minor\":\"{minor}\",\"gitVersion\":\"{version}\"}}";
        Assert.Equal(new ServerFacts(version, 1, expected), ServerFacts.Parse(Encoding.UTF8.GetBytes(json)));
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, true)]
    [InlineData(22, false)]
    [InlineData(34, false)]
    public void Server_that_drops_endPort_is_known_by_its_version(int minor, bool expected)
    {
        var facts = new ServerFacts($"v1.{minor}.0", 1, minor);
        Assert.Equal(expected, facts.DropsEndPort);
        Assert.Equal(expected ? ["server-drops-end-port"] : [], facts.Findings.Select(f => f.Rule));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"major\":1,\"minor\":\"x\",\"gitVersion\":\"v1\"}")]
    [InlineData("{\"major\":\"1\",\"minor\":\"x\",\"gitVersion\":\"v1\"}")]
    public void Anything_else_is_no_version(string json) =>
        Assert.Throws<FormatException>(() => ServerFacts.Parse(Encoding.UTF8.GetBytes(json)));
}
