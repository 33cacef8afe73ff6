using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Projecting;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>A JSON object of the top level while it is read: what stands beside its <c>items</c>, and the items that wait for the list's kind.</summary>
internal sealed class OpenObject(int line, int column)
{
    private readonly ImmutableArray<MappingEntry>.Builder _entries = ImmutableArray.CreateBuilder<MappingEntry>();
    private readonly List<ManifestNode> _waiting = [];

    /// <summary>How many nodes it may still hold.</summary>
    public NodeBudget Budget { get; } = new();

    /// <summary>What it has said, so far, that its items are.</summary>
    public ObjectKind ItemKind => ObjectKind.ItemsOf(Text("apiVersion"), Text("kind"));

    public void Add(MappingEntry entry) => _entries.Add(entry);

    /// <summary>An item of its list. One without a kind waits for the list's, which may stand behind the items.</summary>
    /// <exception cref="ManifestSyntaxException">Too many wait.</exception>
    public IEnumerable<ReadDocument> Item(ManifestNode item)
    {
        if (item is not MappingNode mapping || mapping["kind"] is not null || Text("kind").Length > 0) return [Listed(item)];
        if (!Budget.Take(mapping.Entries.Length + 1))
            throw new ManifestSyntaxException("too many items without a kind stand before the kind of their list; put kind and apiVersion first", item.Line, item.Column);
        _waiting.Add(item);
        return [];
    }

    /// <summary>The items that have waited, and the object itself.</summary>
    public IEnumerable<ReadDocument> Finish() =>
        [.. _waiting.Select(Listed), new(new MappingNode(line, column, _entries.ToImmutable()), Error: null)];

    private ReadDocument Listed(ManifestNode item) => new(item, null, Text("apiVersion"), Text("kind"));

    private string Text(string key) => _entries.FirstOrDefault(e => e.Key == key)?.Value is ScalarNode { Kind: ScalarKind.String } scalar ? scalar.Text : "";
}
