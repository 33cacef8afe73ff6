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

    [Fact]
    public void Groups_whose_policies_are_not_evaluated_are_told_of()
    {
        const string Groups = """{"groups":[{"name":"apps"},{"name":"policy"},{"name":"policy.networking.k8s.io"},{"name":"cilium.io"},{}]}""";
        var facts = new ServerFacts("v1.34.1", 1, 34).Serving(Encoding.UTF8.GetBytes(Groups));

        var finding = Assert.Single(facts.Findings);
        Assert.Equal("unsupported-policy", finding.Rule);
        Assert.StartsWith("The API server serves cilium.io, policy.networking.k8s.io", finding.Message, StringComparison.Ordinal);
        Assert.Empty(new ServerFacts("v1.34.1", 1, 34).Serving("""{"groups":[{"name":"apps"}]}"""u8.ToArray()).Findings);
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
