using System.CommandLine;
using System.Globalization;
using PolicyStudio.Cli.Reports;
using PolicyStudio.Cli.Running;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Diagram.Export;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>render SOURCE --to WORKLOAD --file F.svg|F.png</c>: the graph as the studio draws it; with <c>--before</c> the difference.</summary>
internal static class RenderCommand
{
    public static Command Create()
    {
        var (sources, to, port, protocol) = (SourceOptions.One(), SharedOptions.Target(), SharedOptions.Port(), SharedOptions.Protocol());
        var before = new Option<string?>("--before") { Description = "What to compare with: another source; the picture then shows the difference", HelpName = "SOURCE" };
        var file = new Option<string>("--file") { Description = "Where the picture goes; its ending says which kind", HelpName = "F.svg|F.png", Required = true };
        var theme = SharedOptions.Choice("--theme", "The colours", ["light", "dark"]);
        var width = new Option<int?>("--width") { Description = "How wide a PNG is, 100 to 8000 pixels; by default twice the SVG's width", HelpName = "PIXELS" };
        var command = new Command("render", "The graph of who reaches a target, as a picture; with --before, the difference") { to, port, protocol, before, file, theme, width };
        sources.AddTo(command);
        return command.Runs(async run =>
        {
            var (path, pixels) = (run.Parsed.GetRequiredValue(file), run.Parsed.GetValue(width));
            var isPng = IsPng(path);
            if (pixels is { } asked && (!isPng || asked is < 100 or > 8000))
                throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"--width {asked}: must be between 100 and 8000, and is for a PNG alone; an SVG has no size of its own"));
            var source = await sources.LoadAsync(run);
            var other = run.Parsed.GetValue(before) is { } name ? await sources.LoadAsync(run, name) : null;
            var request = TargetPicture.Of(other, source, run.Parsed.GetRequiredValue(to), run.Parsed.GetValue(port), run.Parsed.GetValue(protocol));
            var scene = SceneBuilder.Build(request);
            var palette = run.Parsed.GetValue(theme) == "dark" ? Palette.Dark : Palette.Light;
            PictureFile.Write(path, isPng
                ? DiagramExport.Png(scene, palette, pixels is { } w ? w / scene.Width : 2)
                : System.Text.Encoding.UTF8.GetBytes(await DiagramExport.SvgAsync(scene, palette)));
            return ExitStatus.Done;
        });
    }

    private static bool IsPng(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => true,
        ".SVG" => false,
        _ => throw new BadInputException($"--file {path}: must end in .svg or .png"),
    };
}
