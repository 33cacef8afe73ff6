using System.CommandLine;
using PolicyStudio.Benchmarks.Generating;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Benchmarks.Generating.Writing;
using PolicyStudio.Benchmarks.Studio;

namespace PolicyStudio.Benchmarks.Commands;

/// <summary><c>studio</c>: what a person waits for, measured in a browser.</summary>
internal static class StudioCommand
{
    public static Command Create()
    {
        var size = new Option<string>("--size") { Description = "S, M, L or XL.", DefaultValueFactory = _ => ClusterSize.L.Name };
        size.AcceptOnlyFromAmong([.. ClusterSize.All.Select(s => s.Name)]);
        var delay = new Option<int>("--delay") { Description = "Milliseconds that everything takes longer each way in the second measurement.", DefaultValueFactory = _ => 50 };
        var picture = new Option<bool>("--picture") { Description = "Measures a full picture alone and no clicks: a minute." };
        var command = new Command("studio", "Measures clicks in the studio, from the event to the changed page, and a full picture. Exit code 1 where a bound is not held.") { size, delay, picture };
        command.SetAction(async (result, stop) =>
            await RunAsync(ClusterSize.Of(result.GetValue(size)!), result.GetValue(picture) ? null : TimeSpan.FromMilliseconds(result.GetValue(delay)), stop) ? 0 : 1);
        return command;
    }

    private static async Task<bool> RunAsync(ClusterSize size, TimeSpan? delay, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("policystudio-benchmarks-");
        try
        {
            ApiLists.Write(ClusterGenerator.Generate(size, seed: 1), folder.FullName);
            return await new StudioRun(size, folder.FullName, delay).RunAsync(stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
