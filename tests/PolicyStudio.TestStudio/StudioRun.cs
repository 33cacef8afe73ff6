using System.Diagnostics;

namespace PolicyStudio.TestStudio;

/// <summary>A run of the studio that is expected to end by itself.</summary>
/// <param name="ExitCode">The process's exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Errors">What it wrote to standard error.</param>
public sealed record StudioRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    // What the tests' own environment says about servers must not reach the studio.
    private static readonly string[] Inherited =
        ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS", "DOTNET_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS"];

    /// <summary>Starts the studio with these arguments and waits for its end.</summary>
    /// <param name="environment">Environment variables to set.</param>
    /// <param name="arguments">The command line.</param>
    /// <exception cref="TimeoutException">It did not end; it is killed then.</exception>
    public static async Task<StudioRun> ToEndAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = Start(Places.StudioAssembly, arguments);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Timeout);
        try { await process.WaitForExitAsync(limit.Token); }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"The studio went on running with {string.Join(' ', arguments)}. It wrote:\n{await output}{await errors}");
        }
        return new(process.ExitCode, await output, await errors);
    }

    internal static ProcessStartInfo Start(string assembly, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in Inherited) start.Environment.Remove(name);
        return start;
    }
}
