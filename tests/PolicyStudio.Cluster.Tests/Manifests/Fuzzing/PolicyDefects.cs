using PolicyStudio.Cluster.Manifests.Parsing;
using static PolicyStudio.Cluster.Tests.Manifests.Fuzzing.TreeEdit;

namespace PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

/// <summary>Changes to a valid NetworkPolicy each of which the API server refuses or a strict reader must: reading one without an error is a silent pass.</summary>
internal static class PolicyDefects
{
    private static readonly ManifestNode[] NotText = [Plain(ScalarKind.Integer, "1"), Plain(ScalarKind.Float, "1.5"), Plain(ScalarKind.Boolean, "true"), EmptyMapping, EmptyList, Null];
    private static readonly ManifestNode[] NotList = [Text("a"), Text(""), Plain(ScalarKind.Integer, "0"), Plain(ScalarKind.Boolean, "false"), EmptyMapping];
    private static readonly ManifestNode[] NotMapping = [Text("a"), Text(""), Plain(ScalarKind.Integer, "0"), Plain(ScalarKind.Boolean, "false"), EmptyList];

    /// <summary>A defect of the policy, and its name for a report.</summary>
    public static (ManifestNode Tree, string Name) Any(ManifestNode policy, Random random)
    {
        var parts = PolicyPart.Of(policy).ToList();
        while (true)
        {
            var part = parts[random.Next(parts.Count)];
            if (Defect(part, random) is { } defect)
                return (Replace(policy, part.Path, defect), $"{part.Role} at {string.Join('.', part.Path)}");
        }
    }

    private static ManifestNode? Defect(PolicyPart part, Random random) => part switch
    {
        { Role: PartRole.Mapping, Node: MappingNode mapping } => random.Next(4) switch
        {
            0 => mapping with { Entries = mapping.Entries.Insert(random.Next(mapping.Entries.Length + 1), Entry(Unknown(random), EmptyMapping)) },
            1 when mapping.Entries.Length > 0 => mapping with { Entries = mapping.Entries.Add(mapping.Entries[random.Next(mapping.Entries.Length)]) },
            2 when mapping.Entries.Length > 0 => Misspelt(mapping, random),
            _ => NotMapping[random.Next(NotMapping.Length)],
        },
        { Role: PartRole.Labels, Node: MappingNode { Entries.Length: > 0 } labels } => random.Next(2) == 0
            ? labels with { Entries = labels.Entries.Add(labels.Entries[0]) }
            : labels with { Entries = labels.Entries.Add(Entry(One(random, "", "a b", "-a", "A/b", "a/", "/a", "a/b/c", new string('k', 64)), Text("v"))) },
        { Role: PartRole.LabelValue } => random.Next(2) == 0 ? NotText[random.Next(NotText.Length)] : Text(One(random, "a b", "-a", "a-", ".", "a/b", "ä", new string('v', 64))),
        { Role: PartRole.ListOfMappings, Node: SequenceNode list } => random.Next(3) == 0
            ? list with { Items = list.Items.Insert(random.Next(list.Items.Length + 1), random.Next(2) == 0 ? Null : NotMapping[random.Next(NotMapping.Length)]) }
            : NotList[random.Next(NotList.Length)],
        { Role: PartRole.ListOfTexts, Node: SequenceNode list } => random.Next(3) == 0
            ? list with { Items = list.Items.Add(NotText[random.Next(NotText.Length)]) }
            : NotList[random.Next(NotList.Length)],
        { Role: PartRole.Port } => One(random, Plain(ScalarKind.Integer, One(random, "0", "-1", "65536", "2147483648", "99999999999999999999")), Plain(ScalarKind.Float, "80.5"),
            Text(One(random, "80", "", "HTTP", "a_b", "-a", "a--b", "sixteen-letters-x")), Plain(ScalarKind.Boolean, "true"), EmptyList, EmptyMapping),
        { Role: PartRole.Protocol } => One(random, Text(One(random, "tcp", "ICMP", "", "TCP ", "Any")), Plain(ScalarKind.Integer, "6"), EmptyList),
        { Role: PartRole.Cidr } => One(random, Text(One(random, "", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "010.0.0.0/8", "10.0.0.0/08", "::/129", "host/8", "10.0.0.0/8 ")), Plain(ScalarKind.Integer, "10"), EmptyMapping),
        { Role: PartRole.Operator } => One(random, Text(One(random, "in", "Gt", "", "Equals", "NotExists")), Plain(ScalarKind.Boolean, "true"), Null),
        { Role: PartRole.LabelKey } => One(random, Text(One(random, "", "a b", "-", "a//b")), Plain(ScalarKind.Integer, "1"), Null),
        { Role: PartRole.PolicyType } => One(random, Text(One(random, "ingress", "Both", "", "Ingress ")), Plain(ScalarKind.Integer, "1"), Null),
        { Role: PartRole.Name } => One(random, Text(One(random, "A", "a_b", "-a", "a b", new string('n', 254))), Plain(ScalarKind.Integer, "1"), EmptyMapping),
        { Role: PartRole.ApiVersion } => One(random, Text(One(random, "v1", "networking.k8s.io/v2", "networking.k8s.io", "apps/v1", "", "network.k8s.io/v1", "extensions/v1beta1")), Plain(ScalarKind.Integer, "1"), Null),
        { Role: PartRole.Kind } => One(random, Text(One(random, "NetworkPolcy", "networkpolicy", "NetworkPolicies", "NetworkPolicy ", "")), Plain(ScalarKind.Integer, "1"), Null),
        _ => null,
    };

    private static MappingNode Misspelt(MappingNode mapping, Random random)
    {
        var entry = mapping.Entries[random.Next(mapping.Entries.Length)];
        var at = random.Next(entry.Key.Length);
        // podSelector and spec are not required by the API: a key lost beyond recognition must still be an unknown one.
        return mapping with { Entries = mapping.Entries.Replace(entry, entry with { Key = entry.Key.Remove(at, 1).Insert(at, "Q") }) };
    }

    private static string Unknown(Random random) => One(random, "podSelecter", "selector", "port ", "From", "x", "", "<<", "policyType", "ipBlocks", "$patch");

    private static T One<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
