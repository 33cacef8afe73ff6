using System.Collections.Immutable;

namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>A node of a YAML or JSON document that knows where it stood.</summary>
/// <param name="Line">The line, from 1; 0 when the document came from an API server.</param>
/// <param name="Column">The column, from 1; 0 likewise.</param>
public abstract record ManifestNode(int Line, int Column)
{
    /// <summary>What it is, in the words of an error message.</summary>
    public abstract string Description { get; }

    /// <summary>
    /// The node at a field path such as <c>spec.ingress[0].from[1]</c>, or the deepest one on the way there that exists. Keys may hold
    /// dots themselves, as label keys do.
    /// </summary>
    public ManifestNode Nearest(string path)
    {
        if (path.Length == 0) return this;
        if (this is SequenceNode sequence && path[0] == '[' && path.IndexOf(']', StringComparison.Ordinal) is > 1 and var end)
            return int.TryParse(path[1..end], out var index) && index < sequence.Items.Length
                ? sequence.Items[index].Nearest(path[(end + 1)..].TrimStart('.')) : this;
        if (this is not MappingNode mapping) return this;
        MappingEntry? longest = null;
        foreach (var entry in mapping.Entries)
            if (entry.Key.Length > (longest?.Key.Length ?? -1) && path.StartsWith(entry.Key, StringComparison.Ordinal)
                && (path.Length == entry.Key.Length || path[entry.Key.Length] is '.' or '['))
                longest = entry;
        return longest is null ? this : longest.Value.Nearest(path[longest.Key.Length..].TrimStart('.'));
    }
}

/// <summary>A mapping, its entries in the order of the document; a key may stand twice, which readers refuse.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Entries">The entries.</param>
public sealed record MappingNode(int Line, int Column, ImmutableArray<MappingEntry> Entries) : ManifestNode(Line, Column)
{
    /// <inheritdoc/>
    public override string Description => "a mapping";

    /// <summary>The value of a key, or null when it is absent.</summary>
    public ManifestNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
                if (entry.Key == key) return entry.Value;
            return null;
        }
    }
}

/// <summary>An entry of a mapping.</summary>
/// <param name="Key">The key.</param>
/// <param name="Line">Where the key stands.</param>
/// <param name="Column">Where the key stands.</param>
/// <param name="Value">The value.</param>
public sealed record MappingEntry(string Key, int Line, int Column, ManifestNode Value)
{
    /// <summary>What YAML takes the key for when it is read as a value: a plain <c>on</c> or <c>8080</c> is no string, and becomes another one on its way to a cluster.</summary>
    public ScalarKind KeyKind { get; init; }

    /// <summary>That, in the words of an error message.</summary>
    public string KeyDescription => new ScalarNode(Line, Column, KeyKind, Key).Description;
}

/// <summary>A sequence.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Items">The items.</param>
public sealed record SequenceNode(int Line, int Column, ImmutableArray<ManifestNode> Items) : ManifestNode(Line, Column)
{
    /// <inheritdoc/>
    public override string Description => "a list";
}

/// <summary>A scalar with the type that the API server's own YAML reading would give it.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Text">Its text.</param>
public sealed record ScalarNode(int Line, int Column, ScalarKind Kind, string Text) : ManifestNode(Line, Column)
{
    /// <inheritdoc/>
    public override string Description => Kind switch
    {
        ScalarKind.String => "a string",
        ScalarKind.Integer => "a number",
        ScalarKind.Float => "a number with a fraction",
        ScalarKind.Boolean => "a boolean",
        _ => "null",
    };
}

/// <summary>The types of a scalar.</summary>
public enum ScalarKind
{
    /// <summary>Text, quoted or not.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Any other number.</summary>
    Float,

    /// <summary>True or false; in YAML also yes, no, on and off.</summary>
    Boolean,

    /// <summary>Null, or nothing at all.</summary>
    Null,
}
