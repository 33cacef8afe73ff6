using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Benchmarks.Generating.Writing;
using PolicyStudio.Benchmarks.Operations;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Gates.Parts;

/// <summary>Gate 3: the pods' list to a snapshot, beside KubernetesClient's typed list from the same file; and all lists to a matrix.</summary>
internal static class ReadingPart
{
    public static void Run(GeneratedCluster cluster, ClusterSnapshot expected, int repetition, SizeFigures figures)
    {
        var folder = Directory.CreateTempSubdirectory("policystudio-benchmarks-");
        try
        {
            ApiLists.Write(cluster, folder.FullName);
            var pods = Path.Combine(folder.FullName, "pods.json");
            if (repetition % 2 == 1) ReadTyped(pods, figures);
            Read(pods, expected, figures);
            if (repetition % 2 == 0) ReadTyped(pods, figures);
            figures.Cold.TimeAlone(() => EngineOperations.Checksum(EngineOperations.BuildMatrix(EngineOperations.Prepare(ReadingOperations.Read(folder.FullName)))));
            if (repetition == 0) figures.PeakResident.Add(LoadProcess.PeakResident(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Read(string pods, ClusterSnapshot expected, SizeFigures figures)
    {
        figures.Retained.Add(Memory.Retained(() => figures.Reading.TimeAlone(() => ReadingOperations.Read(pods)), out var snapshot));
        // What was made is what was read.
        foreach (var (made, read) in expected.Pods.Zip(snapshot.Pods))
        {
            figures.Checks.AddAnswer();
            if (made != read with { Version = null }) figures.Checks.Mismatch($"{made.Reference} is read as another pod than was written");
        }
        if (expected.Pods.Length != snapshot.Pods.Length) figures.Checks.Mismatch($"{snapshot.Pods.Length} pods are read of {expected.Pods.Length}");
    }

    private static void ReadTyped(string pods, SizeFigures figures)
    {
        figures.TypedRetained.Add(Memory.Retained(() => figures.TypedReading.TimeAlone(() => ReadingOperations.ReadTyped(pods)), out var list));
        if (list.Items.Count != figures.Size.Pods) figures.Checks.Mismatch($"the typed list has {list.Items.Count} pods");
    }
}
