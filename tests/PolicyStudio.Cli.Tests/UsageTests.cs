using System.Diagnostics;

namespace PolicyStudio.Cli.Tests;

/// <summary>How it is to be used: help, completion, mistakes, and how it ends.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("list")]
    [InlineData("who")]
    [InlineData("explain")]
    [InlineData("diff")]
    [InlineData("lint")]
    [InlineData("check")]
    [InlineData("generate")]
    [InlineData("render")]
    [InlineData("audit")]
    [InlineData("audit verify")]
    [InlineData("schema")]
    [InlineData("completion")]
    public async Task Every_commands_help_has_an_example_and_the_exit_statuses(string command)
    {
        var (status, output, error) = await CommandLine.RunAsync(command.Length == 0 ? ["--help"] : [.. command.Split(' '), "--help"]);
        Assert.Equal((0, ""), (status, error));
        Assert.Contains($"Examples:\n  # ", output, StringComparison.Ordinal);
        Assert.Contains($"policystudio {command}", output[output.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("Exit status:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_its_version() => Assert.Matches(@"^\d+\.\d+\.\d+\n$", (await CommandLine.RunAsync(["--version"])).Output);

    [Theory]
    [InlineData("list", "lst", ".")]
    [InlineData("--overlay", "list", ".", "--overly", "x")]
    [InlineData("'kube-router'", "list", ".", "--plugin", "flannel")]
    [InlineData("See policystudio who --help.", "who", ".")]
    [InlineData("See policystudio audit verify --help.", "audit", "verify", "--heads", "x")]
    public async Task A_mistake_ends_in_2_and_names_what_there_is(string expected, params string[] arguments)
    {
        var (status, output, error) = await CommandLine.RunAsync(arguments);
        Assert.Equal(2, status);
        Assert.Contains(expected, output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -o bashdefault -o default -F _policystudio policystudio")]
    [InlineData("zsh", "compdef _policystudio policystudio")]
    [InlineData("fish", "complete -c policystudio")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task It_prints_a_completion_script(string shell, string expected)
    {
        var (status, output, _) = await CommandLine.RunAsync(["completion", shell]);
        Assert.Equal(0, status);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policystudio ge", "generate")]
    [InlineData("policystudio list --keep", "--keep-going")]
    [InlineData("policystudio audit ver", "verify")]
    [InlineData("policystudio audit verify --he", "--head")]
    [InlineData("policystudio who {scenario} --to db/my", "db/mysql")]
    public async Task The_shell_is_told_what_may_follow(string line, string expected)
    {
        line = line.Replace("{scenario}", CommandLine.Scenario, StringComparison.Ordinal);
        var (status, output, _) = await CommandLine.RunAsync([$"[suggest:{line.Length}]", line]);
        Assert.Equal(0, status);
        Assert.Contains(expected, output.Split('\n', StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task The_bash_script_completes_and_evaluates_nothing()
    {
        var (_, script, _) = await CommandLine.RunAsync(["completion", "bash"]);
        var start = new ProcessStartInfo("bash", ["--norc", "-c", $$"""
            policystudio() { dotnet {{Path.Combine(AppContext.BaseDirectory, "policystudio.dll")}} "$@"; }
            {{script}}
            COMP_LINE='policystudio who {{CommandLine.Scenario}} --to backend/'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE); COMP_CWORD=4
            _policystudio; printf '%s\n' "${COMPREPLY[@]}"
            """])
        { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["backend/mailer", "backend/orders"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_reader_that_goes_away_is_no_error()
    {
        var start = new ProcessStartInfo("bash", ["-c", $"set -o pipefail; dotnet {Path.Combine(AppContext.BaseDirectory, "policystudio.dll")} list {Repository.Path("deploy/demo")} | head -1"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (process.ExitCode, await error));
        Assert.Single((await output).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
