using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Benchmarks.Single;

namespace PolicyStudio.Benchmarks.Commands;

/// <summary><c>bench</c>: single operations under BenchmarkDotNet.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var sizes = new Option<string[]>("--size") { Description = "The sizes to measure at.", DefaultValueFactory = _ => [ClusterSize.L.Name] };
        sizes.AcceptOnlyFromAmong([.. ClusterSize.All.Select(s => s.Name)]);
        var command = new Command("bench", "Measures single operations; whatever else is said goes to BenchmarkDotNet, such as --filter '*Explain*'.") { sizes };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result =>
        {
            BenchmarkSizes.Names = [.. result.GetValue(sizes)!];
            string[] rest = [.. result.UnmatchedTokens];
            var summaries = BenchmarkSwitcher.FromAssembly(typeof(BenchCommand).Assembly).Run(rest.Length > 0 ? rest : ["--filter", "*"], Config());
            return summaries.All(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success)) ? 0 : 1;
        });
        return command;
    }

    // In this process: a second build would have to find the packages' central versions, and would prove nothing more.
    private static ManualConfig Config() => DefaultConfig.Instance
        .WithOptions(ConfigOptions.JoinSummary)
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
        .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "results"));
}
