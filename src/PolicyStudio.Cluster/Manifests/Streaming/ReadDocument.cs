using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>A document of a source, or what is wrong with it: one that cannot be read does not hide the next.</summary>
/// <param name="Node">The document, unless it could not be read.</param>
/// <param name="Error">Why it could not be read.</param>
/// <param name="ListVersion">The apiVersion of the list that it was an item of, or empty.</param>
/// <param name="ListKind">The kind of that list, or empty.</param>
internal sealed record ReadDocument(ManifestNode? Node, ManifestSyntaxException? Error, string ListVersion = "", string ListKind = "")
{
    public ReadDocument(ManifestSyntaxException error) : this(null, error) { }

    public ReadDocument(object value, int line, int column) : this(null, (ManifestSyntaxException?)null) => (Value, Line, Column) = (value, line, column);

    /// <summary>The object that it is, where it was read without making nodes of it; of a pod that has ended, its reference.</summary>
    public object? Value { get; }

    /// <summary>The line at which that object begins.</summary>
    public int Line { get; }

    /// <summary>The column at which that object begins.</summary>
    public int Column { get; }

    /// <summary>Where the name of that object stands; known of policies alone.</summary>
    public (int Line, int Column) NamePlace { get; init; }

    /// <summary>Whether nothing of the list can be read behind it.</summary>
    public bool EndsList { get; init; }
}
