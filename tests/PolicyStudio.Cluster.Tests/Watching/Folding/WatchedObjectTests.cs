using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Tests.Watching.Folding;

public sealed class WatchedObjectTests
{
    [Fact]
    public void Policy_that_is_not_understood_allows_nothing_and_says_so()
    {
        var read = StoreObjects.Read(StoreObjects.Policies, """
            {"metadata":{"namespace":"db","name":"p","uid":"u","resourceVersion":"7"},
             "spec":{"podSelector":{},"policyTypes":["Ingress"],"ingress":[{"from":[{"nodeSelector":{}}]}]}}
            """);
        var policy = Assert.IsType<NetworkPolicy>(read.Value);
        Assert.True(policy.Isolates(PolicyType.Ingress));
        Assert.Empty(policy.Ingress);
        Assert.Contains(read.Findings, f => f.Level == FindingLevel.Error && f.Object == policy.Reference
            && f.Message.Contains("drawn as allowing nothing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"podSelector":{"matchExpressions":[{"key":"a","operator":"Newer","values":["b"]}]},"policyTypes":["Ingress"]}""", 1)]
    [InlineData("""{"podSelector":{"matchLabels":{"a":"b"}},"policyTypes":["Newer"]}""", 2)]
    public void Policy_whose_reach_is_not_understood_isolates_whatever_it_may(string spec, int directions)
    {
        var read = StoreObjects.Read(StoreObjects.Policies, $$"""{"metadata":{"namespace":"db","name":"p","uid":"u","resourceVersion":"7"},"spec":{{spec}}}""");
        var policy = Assert.IsType<NetworkPolicy>(read.Value);
        Assert.Equal(directions, policy.PolicyTypes.Length);
        Assert.Equal(directions == 1, policy.PodSelector.IsEmpty);
        Assert.True(policy.Isolates(PolicyType.Ingress));
    }

    [Fact]
    public void Policy_with_an_unknown_field_of_metadata_keeps_its_rules()
    {
        var read = StoreObjects.Read(StoreObjects.Policies, """
            {"metadata":{"namespace":"db","name":"p","uid":"u","resourceVersion":"7","newField":1},
             "spec":{"podSelector":{},"policyTypes":["Ingress"],"ingress":[{}]}}
            """);
        Assert.Single(Assert.IsType<NetworkPolicy>(read.Value).Ingress);
        Assert.Single(read.Findings);
    }

    [Theory]
    [InlineData("""{"metadata":{"namespace":"db","resourceVersion":"7"}}""")]
    [InlineData("""{"metadata":{"namespace":"db","name":"p"}}""")]
    [InlineData("""{"spec":{}}""")]
    [InlineData("17")]
    public void What_has_no_name_or_version_is_no_object(string json) =>
        Assert.Throws<ManifestSyntaxException>(() => StoreObjects.Read(StoreObjects.Pods, json));
}
