using System.CommandLine;
using PolicyStudio.Benchmarks.Changes;
using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Gates.Parts;
using PolicyStudio.Benchmarks.Gates.Results;
using PolicyStudio.Benchmarks.Generating;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Benchmarks.Generating.Writing;
using PolicyStudio.Benchmarks.Operations;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Commands;

/// <summary><c>memory</c>: what a cluster takes once it is read, and at most while it is being read.</summary>
internal static class MemoryCommand
{
    private const int Drafts = 100;

    public static Command Create()
    {
        var size = new Option<string>("--size") { Description = "S, M, L or XL.", DefaultValueFactory = _ => ClusterSize.XL.Name };
        size.AcceptOnlyFromAmong([.. ClusterSize.All.Select(s => s.Name)]);
        var command = new Command("memory", "Says what the snapshot and the engine keep, and the peak of a process that loads the cluster.") { size };
        command.SetAction(result => Run(ClusterSize.Of(result.GetValue(size)!)));
        return command;
    }

    // Changes on the same matrix, each dropped at once; what is handed on refers to none of them.
    private static int Discard(ClusterSnapshot snapshot, MeasuredMatrix matrix)
    {
        var (maker, differing) = (new ChangeMaker(snapshot, new Random(1)), 0);
        for (var i = 0; i < Drafts; i++)
            if (!ReferenceEquals((i % 2 == 0 ? maker.SwitchLabel() : (Change)maker.EditPolicy()).Apply(matrix), matrix)) differing++;
        return differing;
    }

    private static int Run(ClusterSize size)
    {
        var folder = Directory.CreateTempSubdirectory("policystudio-benchmarks-");
        try
        {
            ApiLists.Write(ClusterGenerator.Generate(size, seed: 1), folder.FullName);
            var ofSnapshot = Memory.Retained(() => ReadingOperations.Read(folder.FullName), out var snapshot);
            var ofEngine = Memory.Retained(() => EngineOperations.BuildMatrix(EngineOperations.Prepare(snapshot)), out var matrix);
            var ofDrafts = Memory.Retained(() => Discard(snapshot, matrix), out _);
            var peak = LoadProcess.PeakResident(folder.FullName);
            Console.WriteLine(size);
            Console.WriteLine($"snapshot, all kinds read     {ofSnapshot / size.Pods,10:N0} B a pod   {Quantity.Bytes(ofSnapshot),10}");
            Console.WriteLine($"engine state and matrix      {ofEngine / size.Pods,10:N0} B a pod   {Quantity.Bytes(ofEngine),10}");
            Console.WriteLine($"kept of {Drafts} drafts discarded   {"",10}           {Quantity.Bytes(ofDrafts),10}");
            Console.WriteLine($"peak RSS of loading it       {"",10}           {Quantity.Bytes(peak),10}");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
