using System.CommandLine;
using PolicyStudio.Cli.Running;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>completion bash|zsh|fish|pwsh</c>: a script that lets the shell complete commands, options and workloads.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        return new Command("completion", "A script that lets the shell complete commands, options and workloads") { shell }.Runs(async run =>
        {
            await using var script = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"policystudio.{run.Parsed.GetRequiredValue(shell)}")!;
            using var reader = new StreamReader(script);
            await run.Output.WriteAsync(await reader.ReadToEndAsync(run.Cancellation));
            return ExitStatus.Done;
        });
    }
}
