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
        Assert.StartsWith("5:3 spec.podSelecter:", Assert.Single(read.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_the_API_server_would_refuse_is_an_error()
    {
        var read = PolicyText.Read("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: Allow_It, namespace: db}, spec: {podSelector: {}}}");

        Assert.Empty(read.Policies);
        Assert.StartsWith("1:74 metadata.name: 'Allow_It': a name has", Assert.Single(read.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_YAML_and_a_text_without_policies_are_errors_too()
    {
        Assert.NotEmpty(PolicyText.Read("a: [").Errors);
        Assert.Equal(["There is no NetworkPolicy in the text."], PolicyText.Read("").Errors);
    }

    [Fact]
    public void A_right_text_gives_its_policies() =>
        Assert.True(PolicyText.Read(Cluster.Manifests.Writing.ManifestWriter.Yaml(ScenarioCluster.ExpectedPolicy)).Policies.Single()
            .SameSpec(ScenarioCluster.ExpectedPolicy));
}
