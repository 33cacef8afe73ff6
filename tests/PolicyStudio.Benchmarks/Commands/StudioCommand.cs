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
        var part = new Option<string?>("--only") { Description = "clicks: those on loopback alone. picture: a full picture alone. Both where it is not given, and clicks over a distant network." };
        part.AcceptOnlyFromAmong("clicks", "picture");
        var command = new Command("studio", "Measures clicks in the studio, from the event to the changed page, and a full picture. Exit code 1 where a bound is not held.") { size, delay, part };
        command.SetAction(async (result, stop) =>
            await RunAsync(ClusterSize.Of(result.GetValue(size)!), Parts(result.GetValue(part)), TimeSpan.FromMilliseconds(result.GetValue(delay)), stop) ? 0 : 1);
        return command;
    }

    private static StudioParts Parts(string? only) => only switch
    {
        "clicks" => StudioParts.Clicks,
        "picture" => StudioParts.Picture,
        _ => StudioParts.Clicks | StudioParts.Picture | StudioParts.DistantClicks,
    };

    private static async Task<bool> RunAsync(ClusterSize size, StudioParts parts, TimeSpan delay, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("policystudio-benchmarks-");
        try
        {
            ApiLists.Write(ClusterGenerator.Generate(size, seed: 1), folder.FullName);
            return await new StudioRun(size, folder.FullName, parts, delay).RunAsync(stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
