using PolicyStudio.Web.State.Policies;

namespace PolicyStudio.Web.Tests.State;

/// <summary>A policy typed as YAML is read strictly, with places.</summary>
public sealed class PolicyTextTests
{
    [Fact]
    public void A_typo_is_an_error_with_line_and_column()
    {
        var read = PolicyText.Read("""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: p, namespace: db}
            spec:
              podSelecter: {}
            """);

        Assert.Empty(read.Policies);
        var error = Assert.Single(read.Errors);
        Assert.Equal((5, 3, "spec.podSelecter"), (error.Line, error.Column, error.Path));
    }

    [Fact]
    public void A_name_that_the_API_server_would_refuse_is_an_error()
    {
        var read = PolicyText.Read("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: Allow_It, namespace: db}, spec: {podSelector: {}}}");

        Assert.Empty(read.Policies);
        var error = Assert.Single(read.Errors);
        Assert.Equal((1, 74, "metadata.name"), (error.Line, error.Column, error.Path));
        Assert.StartsWith("'Allow_It': a name has", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_YAML_is_an_error_too_and_a_text_may_be_without_policies()
    {
        var (broken, empty) = (PolicyText.Read("a: ["), PolicyText.Read(""));

        Assert.NotEmpty(broken.Errors);
        Assert.False(broken.IsWithoutPolicy);
        Assert.Empty(empty.Errors);
        Assert.True(empty.IsWithoutPolicy);
    }

    [Fact]
    public void A_right_text_gives_its_policies() =>
        Assert.True(PolicyText.Read(Cluster.Manifests.Writing.ManifestWriter.Yaml(ScenarioCluster.ExpectedPolicy)).Policies.Single()
            .SameSpec(ScenarioCluster.ExpectedPolicy));
}
