using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>The way that edges to one card have in common where they look alike: drawn once, so that hundreds are as calm as a few.</summary>
/// <param name="Look">How it looks: as its edges do.</param>
/// <param name="Path">The line, as SVG path data.</param>
/// <param name="Arrow">The arrow head at the card as SVG path data; empty where the edges point away from it.</param>
public sealed record SceneTrunk(EdgeLook Look, string Path, string Arrow);
