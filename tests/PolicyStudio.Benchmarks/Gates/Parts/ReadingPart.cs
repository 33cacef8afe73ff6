using PolicyStudio.Benchmarks.Checking;
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
            ReadAll(folder.FullName, expected, figures);
            if (repetition > 0) return;
            figures.PeakResident.Add(LoadProcess.PeakResident(folder.FullName));
            ReadingCheck.RunAgain(figures.Size, cluster.Seed, pods, figures.Checks);
            ReadManifests(cluster, expected, Path.Combine(folder.FullName, "manifests"), figures);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Read(string pods, ClusterSnapshot expected, SizeFigures figures)
    {
        figures.Retained.Add(Memory.Retained(() => figures.Reading.TimeAlone(() => ReadingOperations.Read(pods)), out var snapshot));
        ReadingCheck.Run(expected, snapshot, onlyPods: true, figures.Checks);
    }

    private static void ReadAll(string folder, ClusterSnapshot expected, SizeFigures figures)
    {
        var (snapshot, _) = figures.Cold.TimeAlone(() =>
        {
            var read = ReadingOperations.Read(folder);
            return (read, EngineOperations.Checksum(EngineOperations.BuildMatrix(EngineOperations.Prepare(read))));
        });
        ReadingCheck.Run(expected, snapshot, onlyPods: false, figures.Checks);
    }

    private static void ReadManifests(GeneratedCluster cluster, ClusterSnapshot expected, string folder, SizeFigures figures)
    {
        ManifestFolder.Write(cluster, folder);
        var snapshot = figures.Manifests.TimeAlone(() => ReadingOperations.Read(folder));
        ReadingCheck.RunManifests(expected, snapshot, figures.Checks);
    }

    private static void ReadTyped(string pods, SizeFigures figures)
    {
        figures.TypedRetained.Add(Memory.Retained(() => figures.TypedReading.TimeAlone(() => ReadingOperations.ReadTyped(pods)), out var list));
        if (list.Items.Count != figures.Size.Pods) figures.Checks.Mismatch($"the typed list has {list.Items.Count} pods");
    }
}
