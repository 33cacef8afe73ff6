using System.Diagnostics;
using PolicyStudio.TestCluster.Processes;

namespace PolicyStudio.TestCluster;

/// <summary>The real kubectl with one kubeconfig.</summary>
public sealed class Kubectl
{
    private readonly string _kubeconfig;
    private readonly string _home;

    /// <summary>The folder that the program lies in, for scripts that call it themselves.</summary>
    public static string Folder => Path.GetDirectoryName(EnvtestFolder.PathOf("kubectl"))!;

    internal Kubectl(string kubeconfig, string home) => (_kubeconfig, _home) = (kubeconfig, home);

    /// <summary>Runs kubectl and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0; the message has what it said.</exception>
    public Task<string> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    /// <summary><c>kubectl apply -f -</c> of a manifest.</summary>
    /// <exception cref="InvalidOperationException">The server refused it.</exception>
    public Task<string> ApplyAsync(string manifest) => RunWithInputAsync(manifest, "apply", "-f", "-");

    /// <summary>Runs kubectl with a text at its standard input, and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0; the message has what it said.</exception>
    public async Task<string> RunWithInputAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(EnvtestFolder.PathOf("kubectl"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["KUBECONFIG"] = _kubeconfig, ["HOME"] = _home },
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"kubectl {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}{await output}");
    }
}
