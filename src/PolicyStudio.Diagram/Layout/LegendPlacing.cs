using System.Collections.Immutable;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Layout;

/// <summary>Places the legend: an entry for each look that the picture has.</summary>
internal static class LegendPlacing
{
    public const double LineHeight = 30;
    private const double Sample = 56;

    public static ImmutableArray<LegendEntry> Place(IEnumerable<EdgeLook> looks, double y, double width)
    {
        var entries = ImmutableArray.CreateBuilder<LegendEntry>();
        var (x, middle) = (Measures.Margin, y + LineHeight / 2);
        foreach (var look in looks.Distinct().Order())
        {
            var text = Typesetting.Line(0, 0, Meaning(look), TextRole.Detail);
            var entryWidth = Sample + 10 + text.Width;
            if (x > Measures.Margin && x + entryWidth > width - Measures.Margin) (x, middle) = (Measures.Margin, middle + LineHeight);
            entries.Add(new(look, PathData.Of(new(x, middle), new(x + Sample, middle)), EdgePlan.SignOf(look), new(x + Sample / 2, middle),
                text with { X = Typesetting.Round(x + Sample + 10), Baseline = Typesetting.Round(middle + 4) }));
            x += entryWidth + 28;
        }
        return entries.ToImmutable();
    }

    private static string Meaning(EdgeLook look) => look switch
    {
        EdgeLook.Allowed => "allowed by a policy",
        EdgeLook.NewlyAllowed => "newly allowed",
        EdgeLook.Open => "allowed: no policy selects the target",
        EdgeLook.Denied => "denied",
        EdgeLook.NewlyDenied => "newly denied",
        EdgeLook.Undecidable => "undecidable",
        EdgeLook.NewlyUndecidable => "newly undecidable",
        _ => "several verdicts",
    };
}
