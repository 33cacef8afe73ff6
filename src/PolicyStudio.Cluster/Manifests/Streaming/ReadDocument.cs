using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Projecting;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>A document of a source, or what is wrong with it: one that cannot be read does not hide the next.</summary>
/// <param name="Node">The document, unless it could not be read.</param>
/// <param name="Error">Why it could not be read.</param>
/// <param name="ListVersion">The apiVersion of the list that it was an item of, or empty.</param>
/// <param name="ListKind">The kind of that list, or empty.</param>
internal sealed record ReadDocument(ManifestNode? Node, ManifestSyntaxException? Error, string ListVersion = "", string ListKind = "")
{
    public ReadDocument(ManifestSyntaxException error) : this(null, error) { }

    public ReadDocument(ProjectedPod pod, int line, int column) : this(null, (ManifestSyntaxException?)null) => (Pod, Line, Column) = (pod, line, column);

    public ReadDocument(object value, int line, int column) : this(null, (ManifestSyntaxException?)null) => (Value, Line, Column) = (value, line, column);

    public ReadDocument(MappingNode node, NetworkPolicy policy) : this(node, (ManifestSyntaxException?)null) => Value = policy;

    /// <summary>The pod that it is, where it was read without making nodes of it.</summary>
    public ProjectedPod? Pod { get; }

    /// <summary>The object of another kind that it is, where it has been read already and is well.</summary>
    public object? Value { get; }

    /// <summary>The line at which that object begins.</summary>
    public int Line { get; }

    /// <summary>The column at which that object begins.</summary>
    public int Column { get; }

    /// <summary>Whether nothing of the list can be read behind it.</summary>
    public bool EndsList { get; init; }
}
