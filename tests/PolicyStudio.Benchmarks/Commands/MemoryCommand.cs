using System.CommandLine;
using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Gates.Parts;
using PolicyStudio.Benchmarks.Gates.Results;
using PolicyStudio.Benchmarks.Generating;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Benchmarks.Generating.Writing;
using PolicyStudio.Benchmarks.Operations;

namespace PolicyStudio.Benchmarks.Commands;

/// <summary><c>memory</c>: what a cluster takes once it is read, and at most while it is being read.</summary>
internal static class MemoryCommand
{
    public static Command Create()
    {
        var size = new Option<string>("--size") { Description = "S, M, L or XL.", DefaultValueFactory = _ => ClusterSize.XL.Name };
        size.AcceptOnlyFromAmong([.. ClusterSize.All.Select(s => s.Name)]);
        var command = new Command("memory", "Says what the snapshot and the engine keep, and the peak of a process that loads the cluster.") { size };
        command.SetAction(result => Run(ClusterSize.Of(result.GetValue(size)!)));
        return command;
    }

    private static int Run(ClusterSize size)
    {
        var folder = Directory.CreateTempSubdirectory("policystudio-benchmarks-");
        try
        {
            ApiLists.Write(ClusterGenerator.Generate(size, seed: 1), folder.FullName);
            var ofSnapshot = Memory.Retained(() => ReadingOperations.Read(folder.FullName), out var snapshot);
            var ofEngine = Memory.Retained(() => EngineOperations.BuildMatrix(EngineOperations.Prepare(snapshot)), out _);
            var peak = LoadProcess.PeakResident(folder.FullName);
            Console.WriteLine(size);
            Console.WriteLine($"snapshot, all kinds read     {ofSnapshot / size.Pods,10:N0} B a pod   {Quantity.Bytes(ofSnapshot),10}");
            Console.WriteLine($"engine state and matrix      {ofEngine / size.Pods,10:N0} B a pod   {Quantity.Bytes(ofEngine),10}");
            Console.WriteLine($"peak RSS of loading it       {"",10}           {Quantity.Bytes(peak),10}");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
