using System.Collections.Immutable;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>A group of sources: a namespace, the addresses outside, or namespaces that are folded together.</summary>
public sealed record SceneLane
{
    /// <summary>The id of the lane of addresses outside the cluster. No namespace can have it: it has spaces.</summary>
    public const string OutsideId = "outside the cluster";

    /// <summary>The id of the lane of namespaces that are folded together.</summary>
    public const string MoreId = "more namespaces";

    /// <summary>The id of the lane of namespaces that are still folded together after so many lists of them have been opened.</summary>
    /// <param name="lists">From 0, which is <see cref="MoreId"/> itself.</param>
    public static string MoreAfter(int lists) => lists == 0 ? MoreId : $"{MoreId} {lists}";

    // No lane ends so: namespaces have no spaces.
    private const string RestMark = " and more";

    /// <summary>The id of the node that stands for the peers of a lane that there was no room for.</summary>
    public static string RestOf(string lane) => lane + RestMark;

    /// <summary>The lane whose rest has that id, or null where it is no lane's rest.</summary>
    public static string? LaneOfRest(string id) => id.EndsWith(RestMark, StringComparison.Ordinal) ? id[..^RestMark.Length] : null;

    /// <summary>The namespace's name, <see cref="OutsideId"/> or one of <see cref="MoreAfter"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Its place.</summary>
    public required Box Box { get; init; }

    /// <summary>Its name.</summary>
    public required SceneText Title { get; init; }

    /// <summary>The namespace's labels, or what is folded away.</summary>
    public required ImmutableArray<SceneText> Details { get; init; }

    /// <summary>The switch of the namespace's label, or null.</summary>
    public required SceneSwitch? Switch { get; init; }

    /// <summary>Whether its sources are not drawn one by one.</summary>
    public required bool IsFolded { get; init; }

    /// <summary>Where a click folds or opens it.</summary>
    public required Box Toggle { get; init; }

    /// <summary>The small arrow that says whether it is folded, as SVG path data.</summary>
    public required string Chevron { get; init; }

    /// <summary>Its sources; a folded lane has one row without a node.</summary>
    public required ImmutableArray<SceneRow> Rows { get; init; }
}

/// <summary>A source and its edges.</summary>
/// <param name="Node">The source, or null for all of a folded lane.</param>
/// <param name="Edges">An edge for each of the target's cards.</param>
public sealed record SceneRow(SceneNode? Node, ImmutableArray<SceneEdge> Edges)
{
    /// <inheritdoc/>
    public bool Equals(SceneRow? other) => ReferenceEquals(this, other) || (other is not null && Node == other.Node && Edges.AsSpan().SequenceEqual(other.Edges.AsSpan()));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Node, Edges.Length, Edges.IsDefaultOrEmpty ? null : Edges[0]);
}

/// <summary>A source: pods of one workload that no policy tells apart, or addresses that none does.</summary>
/// <param name="Id">The endpoint's id.</param>
/// <param name="Box">Its place.</param>
/// <param name="Title">Its name.</param>
/// <param name="Details">Kind, number of pods, marks.</param>
/// <param name="Switch">The switch of its pod label, or null.</param>
public sealed record SceneNode(string Id, Box Box, SceneText Title, ImmutableArray<SceneText> Details, SceneSwitch? Switch)
{
    /// <summary>How its box is painted.</summary>
    public ShapeRole Role => Switch is { IsChanged: true } ? ShapeRole.NodeDraft : ShapeRole.Node;

    /// <inheritdoc/>
    public bool Equals(SceneNode? other) =>
        other is not null && Id == other.Id && Box == other.Box && Title == other.Title && Switch == other.Switch && Details.AsSpan().SequenceEqual(other.Details.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Box, Switch);
}
