using System.Collections.Immutable;
using System.Text;
using PolicyStudio.Cluster.Watching.Folding;

namespace PolicyStudio.Cluster.Tests.Watching.Folding;

public sealed class ServedApisTests
{
    private const string Groups = """
        {"groups":[
          {"name":"crd.projectcalico.org","versions":[{"groupVersion":"crd.projectcalico.org/v1","version":"v1"}]},
          {"name":"projectcalico.org","versions":[{"groupVersion":"projectcalico.org/v3","version":"v3"}]},
          {"name":"policy.networking.k8s.io","versions":[{"version":"v1alpha1"},{"version":"v1alpha2"},{"version":"v1"}],"preferredVersion":{"version":"v1"}}]}
        """;

    [Fact]
    public void A_kind_is_read_where_it_is_known_and_then_in_whatever_version_is_served()
    {
        var served = Parse(Groups);
        Assert.Equal(["apis/crd.projectcalico.org/v1/globalnetworkpolicies", "apis/projectcalico.org/v3/globalnetworkpolicies"], PathsOf(served, "GlobalNetworkPolicy"));
        Assert.Equal(
            [
                "apis/policy.networking.k8s.io/v1alpha1/adminnetworkpolicies", "apis/policy.networking.k8s.io/v1/adminnetworkpolicies",
                "apis/policy.networking.k8s.io/v1alpha2/adminnetworkpolicies",
            ], PathsOf(served, "AdminNetworkPolicy"));
        Assert.Empty(PathsOf(served, "CiliumNetworkPolicy"));
    }

    [Fact]
    public void While_nothing_is_known_every_kind_is_asked_for_at_its_own_places() =>
        Assert.Equal(["apis/cilium.io/v2/ciliumnetworkpolicies"], PathsOf(ServedApis.Unknown, "CiliumNetworkPolicy"));

    [Fact]
    public void The_same_answer_is_no_news()
    {
        Assert.Equal(Parse(Groups), Parse(Groups));
        Assert.NotEqual(Parse(Groups), Parse(Groups.Replace("\"v3\"", "\"v4\"", StringComparison.Ordinal)));
        Assert.NotEqual(Parse(Groups), ServedApis.Unknown);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"groups":[{}]}""")]
    [InlineData("""{"groups":[{"name":"a"}]}""")]
    [InlineData("""{"groups":[{"name":null,"versions":[]}]}""")]
    public void Anything_else_is_no_answer(string json) => Assert.Throws<FormatException>(() => Parse(json));

    private static ServedApis Parse(string json) => ServedApis.Parse(Encoding.UTF8.GetBytes(json));

    private static ImmutableArray<string> PathsOf(ServedApis served, string kind) => served.PathsOf(WatchedKind.All.Single(k => k.Kind == kind));
}
