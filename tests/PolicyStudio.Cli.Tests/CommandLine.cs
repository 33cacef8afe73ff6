using System.Diagnostics;

namespace PolicyStudio.Cli.Tests;

/// <summary>Runs the built command line as people do: as a process.</summary>
internal static class CommandLine
{
    public static string Scenario { get; } = Path.Combine(AppContext.BaseDirectory, "Cases", "scenario");

    public static async Task<(int Status, string Output, string Error)> RunAsync(string[] arguments, string standardInput = "", string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "policystudio.dll"), .. arguments])
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(standardInput);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await error);
    }
}
