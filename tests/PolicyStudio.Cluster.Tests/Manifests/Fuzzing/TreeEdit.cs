using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

/// <summary>Changes a tree at a path; trees are immutable, so the result is another one.</summary>
internal static class TreeEdit
{
    public static ManifestNode Text(string text) => new ScalarNode(0, 0, ScalarKind.String, text);

    public static ManifestNode Plain(ScalarKind kind, string text) => new ScalarNode(0, 0, kind, text);

    public static ManifestNode EmptyMapping { get; } = new MappingNode(0, 0, []);

    public static ManifestNode EmptyList { get; } = new SequenceNode(0, 0, []);

    public static ManifestNode Null { get; } = Plain(ScalarKind.Null, "");

    public static MappingEntry Entry(string key, ManifestNode value) => new(key, 0, 0, value);

    /// <summary>The tree with another node at the path.</summary>
    public static ManifestNode Replace(ManifestNode tree, IReadOnlyList<object> path, ManifestNode node, int depth = 0)
    {
        if (depth == path.Count) return node;
        if (tree is MappingNode mapping && mapping.Entries.FirstOrDefault(e => e.Key.Equals(path[depth])) is { } entry)
            return mapping with { Entries = mapping.Entries.Replace(entry, entry with { Value = Replace(entry.Value, path, node, depth + 1) }) };
        var (sequence, index) = ((SequenceNode)tree, (int)path[depth]);
        return sequence with { Items = sequence.Items.SetItem(index, Replace(sequence.Items[index], path, node, depth + 1)) };
    }

    /// <summary>Every path of the tree.</summary>
    public static IEnumerable<(IReadOnlyList<object> Path, ManifestNode Node)> Paths(ManifestNode node, IReadOnlyList<object>? path = null)
    {
        path ??= [];
        yield return (path, node);
        var children = node switch
        {
            MappingNode mapping => mapping.Entries.DistinctBy(e => e.Key).Select(e => ((object)e.Key, e.Value)),
            SequenceNode sequence => sequence.Items.Select((item, i) => ((object)i, item)),
            _ => [],
        };
        foreach (var (step, child) in children)
            foreach (var below in Paths(child, [.. path, step]))
                yield return below;
    }
}
