using PolicyStudio.Diagram.Export;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Diagram.Tests.Scenarios;
using SkiaSharp;

namespace PolicyStudio.Diagram.Tests.Export;

public sealed class PngExportTests
{
    [Theory]
    [InlineData("before", "light")]
    [InlineData("draft", "light")]
    [InlineData("draft", "dark")]
    public void The_founding_scenario_paints_the_picture_that_is_kept(string state, string theme)
    {
        var palette = theme == "dark" ? Palette.Dark : Palette.Light;
        var png = DiagramExport.Png(SceneBuilder.Build(Pictures.Of(state)), palette, 1);
        using var painted = SKBitmap.Decode(png);
        using var kept = SKBitmap.Decode(Baseline.Bytes($"{state}-{theme}.png", png));
        Assert.Equal((kept.Width, kept.Height), (painted.Width, painted.Height));
        // Processors round blended edges differently by a step or two; anything that a person could see is more.
        var apart = kept.Pixels.Zip(painted.Pixels).Max(p => Distance(p.First, p.Second));
        Assert.True(apart <= 4, $"a pixel differs by {apart} of 255");
    }

    [Fact]
    public void The_same_scene_gives_the_same_bytes()
    {
        var first = DiagramExport.Png(SceneBuilder.Build(FoundingScenario.WithDraft), Palette.Light);
        var second = DiagramExport.Png(SceneBuilder.Build(FoundingScenario.WithDraft), Palette.Light);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1.5)]
    public void Scale_gives_more_pixels_of_the_same_picture(double scale)
    {
        var scene = SceneBuilder.Build(FoundingScenario.Applied);
        using var png = SKBitmap.Decode(DiagramExport.Png(scene, Palette.Light, scale));
        Assert.Equal((int)Math.Ceiling(scene.Width * scale), png.Width);
        Assert.Equal((int)Math.Ceiling(scene.Height * scale), png.Height);
    }

    [Fact]
    public void A_huge_picture_is_painted_smaller_instead_of_filling_the_memory()
    {
        var scene = SceneBuilder.Build(GeneratedClusters.Request(3, 500));
        using var png = SKBitmap.Decode(DiagramExport.Png(scene, Palette.Light, 50));
        Assert.InRange((long)png.Width * png.Height, 25_000_000, 33_000_000);
    }

    [Fact]
    public void A_scale_of_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DiagramExport.Png(SceneBuilder.Build(FoundingScenario.Before), Palette.Light, 0));

    private static int Distance(SKColor a, SKColor b) =>
        Math.Max(Math.Max(Math.Abs(a.Red - b.Red), Math.Abs(a.Green - b.Green)), Math.Max(Math.Abs(a.Blue - b.Blue), Math.Abs(a.Alpha - b.Alpha)));
}
