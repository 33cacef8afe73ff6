using PolicyStudio.Cluster.Manifests.Editing;

namespace PolicyStudio.Cluster.Tests.Manifests.Editing;

/// <summary>Each part of a policy has its lines.</summary>
public sealed class PolicyPartsTests
{
    [Fact]
    public void Each_part_has_its_path_and_its_lines() => Assert.Equal(
        [
            new("spec.podSelector", 7, 9),
            new("spec.policyTypes", 10, 10),
            new("spec.ingress", 11, 22),
            new("spec.ingress[0]", 13, 21),
            new("spec.ingress[0].from", 13, 19),
            new("spec.ingress[0].from[0]", 14, 17),
            new("spec.ingress[0].from[0].namespaceSelector", 14, 15),
            new("spec.ingress[0].from[0].podSelector", 17, 17),
            new("spec.ingress[0].from[1]", 18, 19),
            new("spec.ingress[0].from[1].ipBlock", 18, 19),
            new("spec.ingress[0].ports", 20, 21),
            new("spec.ingress[0].ports[0]", 21, 21),
            new("spec.ingress[1]", 22, 22),
        ],
        PolicyParts.Of("""
            # a policy
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: p
            spec:
              podSelector:
                matchLabels:
                  app: mysql
              policyTypes: [Ingress]
              ingress:
              # the first
              - from:
                - namespaceSelector:
                    matchLabels: {name: backend}
                  # and
                  podSelector: {}
                - ipBlock:
                    cidr: 10.0.0.0/8
                ports:
                - port: 3306
              - {}
            """));

    [Theory]
    [InlineData("")]
    [InlineData("a: [")]
    [InlineData("kind: NetworkPolicy\nmetadata: {name: p}\nspec:\n")]
    public void A_text_that_does_not_read_has_none(string text) => Assert.Empty(PolicyParts.Of(text));

    [Fact]
    public void A_policy_on_one_line_has_all_parts_on_it() =>
        Assert.Equal(["spec.podSelector 1-1", "spec.egress 1-1", "spec.egress[0] 1-1"],
            PolicyParts.Of("{kind: NetworkPolicy, metadata: {name: p}, spec: {podSelector: {}, egress: [{}]}}").Select(p => $"{p.Path} {p.StartLine}-{p.EndLine}"));
}
