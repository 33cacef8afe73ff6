using PolicyStudio.Cluster.Manifests.Parsing;
using static PolicyStudio.Cluster.Tests.Manifests.Fuzzing.TreeEdit;

namespace PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

/// <summary>Changes a document's tree anywhere: renames, repeats, removes, retypes and replaces keys and values.</summary>
internal static class TreeMutation
{
    private static readonly string[] Words =
    [
        "", " ", "null", "~", "yes", "on", "NetworkPolicy", "Pod", "List", "PodList", "v1", "networking.k8s.io/v1", "default", "spec", "items", "ingress", "egress", "from", "to",
        "podSelector", "namespaceSelector", "ipBlock", "cidr", "except", "matchLabels", "matchExpressions", "In", "Exists", "TCP", "SCTP", "0.0.0.0/0", "::/0", "::ffff:10.0.0.0/104",
        "10.0.0.0/8", "255.255.255.255/32", "http", "80", "a/b", "kubernetes.io/metadata.name", "\u202e", "\0", "\ud83d\ude00", "{{ .Values.x }}", "---", "*a", "&a", "!!str", "<<", "spec.podSelector[0]",
    ];

    private static readonly string[] Numbers =
        ["0", "-0", "-1", "1", "53", "65535", "65536", "2147483647", "2147483648", "-2147483649", "9223372036854775808", "1e3", "1E400", "0.1", "1e-7"];

    public static ManifestNode Any(ManifestNode tree, Random random)
    {
        for (var rounds = random.Next(1, 4); rounds > 0; rounds--)
        {
            var paths = Paths(tree).ToList();
            var (path, node) = paths[random.Next(paths.Count)];
            tree = Replace(tree, path, Changed(node, random, paths[random.Next(paths.Count)].Node));
        }
        return tree;
    }

    private static ManifestNode Changed(ManifestNode node, Random random, ManifestNode other) => (node, random.Next(6)) switch
    {
        (MappingNode { Entries.Length: > 0 } m, 0) => m with { Entries = m.Entries.RemoveAt(random.Next(m.Entries.Length)) },
        (MappingNode { Entries.Length: > 0 } m, 1) => m with { Entries = m.Entries.Add(m.Entries[random.Next(m.Entries.Length)] with { Value = Value(random, other) }) },
        (MappingNode { Entries.Length: > 0 } m, 2) when random.Next(m.Entries.Length) is var i => m with { Entries = m.Entries.SetItem(i, m.Entries[i] with { Key = Word(random) }) },
        (MappingNode m, 3) => m with { Entries = m.Entries.Insert(random.Next(m.Entries.Length + 1), Entry(Word(random), Value(random, other))) },
        (SequenceNode { Items.Length: > 0 } s, 0) => s with { Items = s.Items.RemoveAt(random.Next(s.Items.Length)) },
        (SequenceNode { Items.Length: > 0 } s, 1) => s with { Items = s.Items.Add(s.Items[random.Next(s.Items.Length)]) },
        (SequenceNode s, 2 or 3) => s with { Items = s.Items.Add(Value(random, other)) },
        _ => Value(random, other),
    };

    private static ManifestNode Value(Random random, ManifestNode other) => random.Next(8) switch
    {
        0 => EmptyMapping,
        1 => EmptyList,
        2 => Null,
        3 => Plain(ScalarKind.Boolean, random.Next(2) == 0 ? "true" : "false"),
        4 => Plain(ScalarKind.Float, Numbers[random.Next(Numbers.Length)]),
        5 => other,
        _ => Text(Word(random)),
    };

    private static string Word(Random random) => Words[random.Next(Words.Length)];
}
