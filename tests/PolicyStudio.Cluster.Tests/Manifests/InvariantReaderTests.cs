using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Tests.Manifests;

/// <summary>A mistyped guardrail would let everybody in: it is refused with its place, and all errors at once.</summary>
public sealed class InvariantReaderTests
{
    [Fact]
    public void All_errors_come_at_once_each_with_its_place_and_the_nearest_name()
    {
        var errors = Errors("""
            - name: a
              to: {namespace: db, podSelecter: {}}
              onlyFrom: []
            - name: a
              to: {namespace: db, namespaceSelector: {}}
              onlyFrom:
              - {}
              - namespace: x
                ipBlock: {cidr: 10.0.0.0/8}
              - ipBlock: {cidr: 10.0.0.0/33}
            - to: {}
              ports: [{port: 0}, {protocol: tcp}]
              onlyfrom: []
            """);
        Assert.Equal([
            "i.yaml:2:23: [0].to.podSelecter: unknown field, did you mean podSelector?",
            "i.yaml:8:16: [1].onlyFrom[1].namespace: may not stand beside ipBlock; give it an item of its own",
            "i.yaml:10:21: [1].onlyFrom[2].ipBlock.cidr: '10.0.0.0/33' is not a CIDR such as 10.0.0.0/8 or 2001:db8::/32; what stands after the slash must be a number from 0 to 32, without leading zeros",
            "i.yaml:5:19: [1].to.namespace: may not stand beside namespaceSelector; give one of the two",
            "i.yaml:7:5: [1].onlyFrom[0]: an item must have a namespace, a namespaceSelector, a podSelector or an ipBlock: an empty one would let everybody in",
            "i.yaml:4:9: [1].name: a is there twice",
            "i.yaml:13:3: [2].onlyfrom: unknown field, did you mean onlyFrom?",
            "i.yaml:11:3: [2]: name is required",
            "i.yaml:11:3: [2]: onlyFrom is required: which sources may reach them; [] is nobody",
            "i.yaml:12:18: [2].ports[0].port: 0 is not between 1 and 65535",
            "i.yaml:12:33: [2].ports[1].protocol: 'tcp' is not TCP, UDP or SCTP; write TCP",
        ], errors);
    }

    [Fact]
    public void What_can_be_read_is_validated_as_a_policy_is()
    {
        var errors = Errors("""
            - name: a
              to: {namespace: db, namespaceSelector: {}, podSelector: {matchLabels: {"-x": y}}}
              ports: [{port: 0}, {port: 9, endPort: 3}]
              onlyFrom:
              - {}
              - podSelector: {matchExpressions: [{key: a, operator: In}]}
              - ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}
            """);
        Assert.Equal(["[0].ports[0].port", "[0].to.namespace", "[0].to.podSelector.matchLabels", "[0].ports[1].endPort", "[0].onlyFrom[0]",
            "[0].onlyFrom[1].podSelector.matchExpressions[0].values", "[0].onlyFrom[2].ipBlock.except[0]"], errors.Select(e => e.Split(": ")[1]));
    }

    [Theory]
    [InlineData("", "i.yaml:1:1: holds no invariants; write [] where there shall be none")]
    [InlineData("name: a", "i.yaml:1:1: must be a list (items with a dash, or in brackets), not a mapping")]
    [InlineData("- a", "i.yaml:1:3: [0]: must be a mapping, not a string")]
    [InlineData("[]\n---\n[]", "i.yaml:3:1: invariants are one document with one list")]
    [InlineData("- &a {name: a}", "i.yaml:1:3: an anchor (&name) is not read here; leave it out")]
    public void What_is_no_list_of_invariants_is_refused(string text, string error) => Assert.Equal(error, Assert.Single(Errors(text)));

    [Fact]
    public void An_empty_list_is_a_list() => Assert.Empty(InvariantReader.Read("i.yaml", "[]", DocumentLimits.Disk).Errors);

    private static IEnumerable<string> Errors(string text) => InvariantReader.Read("i.yaml", text, DocumentLimits.Disk).Errors.Select(e => e.ToString());
}
