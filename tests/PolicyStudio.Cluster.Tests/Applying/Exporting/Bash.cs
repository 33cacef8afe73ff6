using System.Diagnostics;

namespace PolicyStudio.Cluster.Tests.Applying.Exporting;

/// <summary>Runs scripts in a real bash.</summary>
internal static class Bash
{
    /// <summary>What the script printed.</summary>
    public static async Task<string> RunAsync(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/bash", ["--noprofile", "--norc"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(script);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, await errors));
        return await output;
    }
}
