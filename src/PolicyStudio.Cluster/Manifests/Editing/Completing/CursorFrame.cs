using PolicyStudio.Cluster.Manifests.Editing.Schema;

namespace PolicyStudio.Cluster.Manifests.Editing.Completing;

/// <summary>A key, an item or a bracket that is open above the cursor.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Column">Where it stands on its line; -1 for the document.</param>
/// <param name="Type">What stands in it, or null where the API has no such field.</param>
internal sealed record CursorFrame(FrameKind Kind, int Column, SchemaType? Type)
{
    /// <summary>A key's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where it begins in the text.</summary>
    public int Offset { get; init; }

    /// <summary>A key's value as far as it stands on the key's line.</summary>
    public string Value { get; set; } = "";

    /// <summary>The keys directly in it, so far.</summary>
    public Dictionary<string, CursorFrame> Keys { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Whether it is a bracket or stands in one.</summary>
    public bool IsFlow { get; init; }

    /// <summary>A key below this one, or null.</summary>
    public CursorFrame? Find(params ReadOnlySpan<string> path)
    {
        var found = this;
        foreach (var name in path)
            if (!found.Keys.TryGetValue(name, out found)) return null;
        return found;
    }
}

/// <summary>What is open above a cursor.</summary>
internal enum FrameKind
{
    /// <summary>The document.</summary>
    Document,

    /// <summary>A key.</summary>
    Key,

    /// <summary>A dash.</summary>
    Item,

    /// <summary>A brace.</summary>
    Brace,

    /// <summary>A bracket.</summary>
    Bracket,
}
