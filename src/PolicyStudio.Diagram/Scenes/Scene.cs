using System.Collections.Immutable;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>
/// A picture of who reaches a target and whom it reaches, everything placed: the page, the SVG and the PNG draw it as it stands. Sources are in
/// lanes at the left, destinations in lanes at the right, the targets between them. Immutable; the same request makes the same scene.
/// </summary>
public sealed record Scene
{
    /// <summary>How wide the picture is, in pixels.</summary>
    public required double Width { get; init; }

    /// <summary>How high the picture is, in pixels.</summary>
    public required double Height { get; init; }

    /// <summary>The question it answers: the picture's accessible name.</summary>
    public required string Question { get; init; }

    /// <summary>The answer in a sentence or two: the picture's accessible description.</summary>
    public required string Answer { get; init; }

    /// <summary>The question, drawn; null where the page says it itself.</summary>
    public required SceneText? Heading { get; init; }

    /// <summary>Which state the picture shows, drawn beside the question; or null.</summary>
    public required SceneCaption? Caption { get; init; }

    /// <summary>The sources, from top to bottom: namespaces by name, then outside, then namespaces that are folded together. Empty where nobody asks for them.</summary>
    public required ImmutableArray<SceneLane> Sources { get; init; }

    /// <summary>The targets, from top to bottom.</summary>
    public required ImmutableArray<SceneTarget> Targets { get; init; }

    /// <summary>The destinations, in the order of sources. Empty where nobody asks for them.</summary>
    public required ImmutableArray<SceneLane> Destinations { get; init; }

    /// <summary>What edges have in common, those of sources first.</summary>
    public required ImmutableArray<SceneTrunk> Trunks { get; init; }

    /// <summary>What the lines and signs in this picture mean.</summary>
    public required SceneLegend Legend { get; init; }

    /// <summary>Every lane: sources, then destinations.</summary>
    public IEnumerable<SceneLane> Lanes => Sources.Concat(Destinations);

    /// <summary>Every edge, from top to bottom, those of sources first.</summary>
    public IEnumerable<SceneEdge> Edges => Lanes.SelectMany(l => l.Rows).SelectMany(r => r.Edges);

    /// <summary>Every node beside the targets, from top to bottom, sources first.</summary>
    public IEnumerable<SceneNode> Nodes => Lanes.SelectMany(l => l.Rows).Select(r => r.Node).OfType<SceneNode>();
}

/// <summary>Which state a picture shows.</summary>
/// <param name="Box">Its place.</param>
/// <param name="Text">What it says.</param>
/// <param name="Role">How its box is painted.</param>
public sealed record SceneCaption(Box Box, SceneText Text, ShapeRole Role);
