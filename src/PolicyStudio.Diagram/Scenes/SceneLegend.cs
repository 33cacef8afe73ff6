using System.Collections.Immutable;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>What the lines, signs and dots of a picture mean.</summary>
/// <param name="Edges">An entry for each look that the picture's edges have.</param>
/// <param name="Draft">What the draft's colour means; null without a draft.</param>
public sealed record SceneLegend(ImmutableArray<LegendEntry> Edges, DraftEntry? Draft);

/// <summary>The legend's entry for a look.</summary>
/// <param name="Look">The look that it explains.</param>
/// <param name="Line">A piece of line, as SVG path data.</param>
/// <param name="Sign">The sign.</param>
/// <param name="SignAt">The middle of the sign's disc.</param>
/// <param name="Text">What it means.</param>
public sealed record LegendEntry(EdgeLook Look, string Line, Sign Sign, Point SignAt, SceneText Text);

/// <summary>The legend's entry for the draft's colour.</summary>
/// <param name="Dot">The middle of a dot in that colour.</param>
/// <param name="Text">What it means.</param>
public sealed record DraftEntry(Point Dot, SceneText Text);
