using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Web.Tests.Deployment;

/// <summary>There need not be a container engine here: what the Dockerfile runs is run in a clean clone, and what comes of it is started.</summary>
public sealed partial class DockerfileTests : IDisposable
{
    private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory("policystudio-image-");

    public void Dispose() => _work.Delete(recursive: true);

    [Fact]
    public async Task Its_lines_publish_a_studio_that_runs_outside_of_development_with_all_its_files()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Places.RepoRoot, "Dockerfile"), TestContext.Current.CancellationToken);
        var commands = lines.Where(l => l.StartsWith("RUN dotnet ", StringComparison.Ordinal)).Select(l => l["RUN ".Length..]).ToList();
        Assert.Collection(commands,
            restore => Assert.StartsWith("dotnet restore ", restore, StringComparison.Ordinal),
            publish => Assert.Contains(" --output /app", publish, StringComparison.Ordinal));
        var (clone, app) = (Path.Combine(_work.FullName, "src"), Path.Combine(_work.FullName, "app"));

        await RunAsync($"git clone --quiet '{Places.RepoRoot}' '{clone}'", Places.RepoRoot);
        // COPY leaves out what .dockerignore names.
        await RunAsync("rm -rf .git tests artifacts", clone);
        foreach (var command in commands) await RunAsync(command.Replace("--output /app", $"--output '{app}'", StringComparison.Ordinal), clone);

        Assert.True(File.Exists(Path.Combine(app, "runtimes", "linux-x64", "native", "libSkiaSharp.so")), "SkiaSharp's native library is missing");
        await using var studio = await StudioHost.StartAssemblyAsync(Path.Combine(app, "PolicyStudio.Web.dll"));
        using var http = new HttpClient { BaseAddress = studio.Address };
        var page = await http.GetStringAsync("/", TestContext.Current.CancellationToken);
        var files = LinkedFiles().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.Contains(files, f => f.StartsWith("app.", StringComparison.Ordinal));
        Assert.Contains(files, f => f.StartsWith("_framework/blazor.web.", StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var answer = await http.GetAsync("/" + file.TrimStart('/'), TestContext.Current.CancellationToken);
            Assert.Equal((file, HttpStatusCode.OK), (file, answer.StatusCode));
            Assert.True((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 0, $"{file} is empty");
        }
    }

    [Fact]
    public async Task The_image_runs_without_root_and_keeps_its_data_in_the_volume()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Places.RepoRoot, "Dockerfile"), TestContext.Current.CancellationToken);
        var last = text[text.LastIndexOf("FROM ", StringComparison.Ordinal)..];

        Assert.StartsWith("FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled\n", last, StringComparison.Ordinal);
        Assert.Contains("\nUSER 1654\n", last, StringComparison.Ordinal);
        Assert.Contains("Studio__Data=/data", last, StringComparison.Ordinal);
        Assert.Contains("\nVOLUME /data\n", last, StringComparison.Ordinal);
    }

    private static async Task RunAsync(string command, string folder)
    {
        var start = new ProcessStartInfo("bash", ["-c", command])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The compiler's own server is the one that has built the tests; it ends by itself.
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_NOLOGO"] = "1" },
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{command}\n{await output}{await errors}");
    }

    [GeneratedRegex("""<(?:link|script)[^>]*\s(?:href|src)="([^"#:]+)"[^>]*>""")]
    private static partial Regex LinkedFiles();
}
