using System.Collections.Immutable;
using PolicyStudio.Diagram.Planning;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Layout;

/// <summary>Places the legend from left to right, in as many lines as it takes.</summary>
internal sealed class LegendPlacing(double y, double width)
{
    private const double LineHeight = 30;
    private const double Sample = 56;
    private const double TextGap = 10;
    private const double EntryGap = 28;

    private double _x = Measures.Margin;
    private double _middle = y + LineHeight / 2;

    /// <summary>Where the legend ends, once everything is placed.</summary>
    public double Bottom => _middle + LineHeight / 2;

    public SceneLegend Place(IEnumerable<EdgeLook> looks, string? change)
    {
        var edges = looks.Distinct().Order().Select(PlaceLook).ToImmutableArray();
        if (change is null) return new(edges, null);
        var (at, text) = Take(12, change);
        return new(edges, new(new(at.X + 6, at.Y), text));
    }

    private LegendEntry PlaceLook(EdgeLook look)
    {
        var (at, text) = Take(Sample, Meaning(look));
        return new(look, PathData.Of(at, at with { X = at.X + Sample }), EdgePlan.SignOf(look), at with { X = at.X + Sample / 2 }, text);
    }

    private (Point At, SceneText Text) Take(double sample, string meaning)
    {
        var room = sample + TextGap + Typesetting.Width(meaning, TextRole.Detail);
        if (_x > Measures.Margin && _x + room > width - Measures.Margin) (_x, _middle) = (Measures.Margin, _middle + LineHeight);
        var at = new Point(_x, _middle);
        _x = Typesetting.Round(_x + room + EntryGap);
        return (at, Typesetting.Line(at.X + sample + TextGap, at.Y + 4, meaning, TextRole.Detail));
    }

    private static string Meaning(EdgeLook look) => look switch
    {
        EdgeLook.Allowed => "allowed by a policy",
        EdgeLook.NewlyAllowed => "newly allowed",
        EdgeLook.Open => "allowed: no policy decides it",
        EdgeLook.Denied => "denied",
        EdgeLook.NewlyDenied => "newly denied",
        EdgeLook.Undecidable => "undecidable",
        EdgeLook.NewlyUndecidable => "newly undecidable",
        _ => "several verdicts",
    };
}
