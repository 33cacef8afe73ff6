using System.Text.RegularExpressions;

namespace PolicyStudio.Cli.Tests;

/// <summary>What the READMEs show of the command line runs as written, over deploy/demo.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("policystudio-");

    public ReadmeTests() => Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "deploy"), Repository.Path("deploy"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_section_on_the_command_line_runs_as_written()
    {
        var section = (await File.ReadAllTextAsync(Repository.Path("README.md"), TestContext.Current.CancellationToken)).Split("\n## Command line\n")[1].Split("\n## ")[0];
        var lines = Line().Matches(section).Select(m => (Arguments: m.Groups["arguments"].Value, Status: m.Groups["status"].Value)).ToList();
        Assert.True(lines.Count >= 8, $"only {lines.Count} examples");
        foreach (var (arguments, expected) in lines)
        {
            var (status, _, error) = await RunAsync(arguments);
            Assert.True(status == (expected.Length == 0 ? 0 : int.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)), $"{arguments}: {status} {error}");
        }
    }

    [Fact]
    public async Task The_reference_shows_what_is_really_written()
    {
        var readme = await File.ReadAllTextAsync(Repository.Path("src/PolicyStudio.Cli/README.md"), TestContext.Current.CancellationToken);
        var blocks = Block().Matches(readme).Select(m => m.Groups["text"].Value).ToList();
        Assert.True(blocks.Count >= 8, $"only {blocks.Count} examples");
        foreach (var block in blocks)
        {
            var (command, expected) = (block.Split('\n')[0]["$ policystudio ".Length..], block.Split('\n')[1..]);
            var (status, output, error) = await RunAsync(command.Split("  #")[0]);
            Assert.True(status == (command.Contains("# 1", StringComparison.Ordinal) ? 1 : 0), $"{command}: {status} {error}");
            // A line of dots stands for any number of lines.
            var pattern = "^" + string.Join("", expected.Select(l => l == "..." ? @"(.*\n)*?" : Regex.Escape(l) + @"\n")) + "$";
            Assert.True(Regex.IsMatch(output.ReplaceLineEndings("\n"), pattern), $"{command} writes\n{output}");
        }
    }

    private Task<(int Status, string Output, string Error)> RunAsync(string arguments) =>
        CommandLine.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), folder: _folder.FullName);

    [GeneratedRegex(@"(?m)^dotnet run --project src/PolicyStudio\.Cli -- (?<arguments>[^#\n]+?) *(?:# (?<status>\d))?$")]
    private static partial Regex Line();

    [GeneratedRegex(@"```console\n(?<text>\$ policystudio .*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
