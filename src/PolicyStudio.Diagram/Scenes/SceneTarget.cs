using System.Collections.Immutable;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>A target's lane.</summary>
/// <param name="Box">Its place.</param>
/// <param name="Title">Its namespace.</param>
/// <param name="Cards">A card for each group of the target's pods that policies tell apart.</param>
/// <param name="Policies">The policies that bear on it.</param>
public sealed record SceneTarget(Box Box, SceneText Title, ImmutableArray<TargetCard> Cards, ImmutableArray<PolicyCard> Policies);

/// <summary>A group of the target's pods.</summary>
public sealed record TargetCard
{
    /// <summary>The endpoint's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its place.</summary>
    public required Box Box { get; init; }

    /// <summary>The workload's name.</summary>
    public required SceneText Title { get; init; }

    /// <summary>Kind, number of pods, labels.</summary>
    public required ImmutableArray<SceneText> Details { get; init; }

    /// <summary>The ports to choose from; on the first card only.</summary>
    public required ImmutableArray<PortChip> Ports { get; init; }

    /// <summary>Said loudly for each direction in which no policy selects the group.</summary>
    public required ImmutableArray<TargetAlarm> Alarms { get; init; }

    /// <summary>How many sources reach it, <c>1 of 45 sources stays allowed</c>, and how many destinations it reaches.</summary>
    public required ImmutableArray<SceneText> Summary { get; init; }
}

/// <summary>A port of the target.</summary>
/// <param name="Id">What the caller knows it by.</param>
/// <param name="Box">Its place.</param>
/// <param name="Text">Number and name.</param>
/// <param name="IsSelected">Whether the picture answers for this port.</param>
/// <param name="IsChanged">Whether the draft changes the answer for it.</param>
public sealed record PortChip(string Id, Box Box, SceneText Text, bool IsSelected, bool IsChanged);

/// <summary>That no policy selects the target in a direction.</summary>
/// <param name="Box">Its place.</param>
/// <param name="SignAt">The middle of its sign.</param>
/// <param name="Lines">What it says.</param>
public sealed record TargetAlarm(Box Box, Point SignAt, ImmutableArray<SceneText> Lines);

/// <summary>A policy that bears on the target.</summary>
/// <param name="Box">Its place.</param>
/// <param name="Role">How its box is painted, which tells what the draft does to it.</param>
/// <param name="Title">Its name, after a sign of the change.</param>
/// <param name="Details">What it does.</param>
public sealed record PolicyCard(Box Box, ShapeRole Role, SceneText Title, ImmutableArray<SceneText> Details);

