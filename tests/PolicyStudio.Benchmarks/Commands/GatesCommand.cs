using System.CommandLine;
using PolicyStudio.Benchmarks.Gates;
using PolicyStudio.Benchmarks.Generating.Model;

namespace PolicyStudio.Benchmarks.Commands;

/// <summary><c>gates</c>: measures, compares and judges.</summary>
internal static class GatesCommand
{
    public static Command Create()
    {
        var size = new Option<string?>("--size") { Description = "L or XL alone; S or M for the answers alone: no gate is meant to hold there." };
        size.AcceptOnlyFromAmong([.. ClusterSize.All.Select(s => s.Name)]);
        var command = new Command("gates", "Runs the six gates at L and XL; exit code 1 where one falls short or an answer is wrong.") { size };
        command.SetAction(result =>
        {
            ClusterSize[] sizes = result.GetValue(size) is { } name ? [ClusterSize.Of(name)] : [ClusterSize.L, ClusterSize.XL];
            return GatesRun.Run(sizes, onlyAnswers: sizes[0].Pods < ClusterSize.L.Pods, Console.Out) ? 0 : 1;
        });
        return command;
    }
}
