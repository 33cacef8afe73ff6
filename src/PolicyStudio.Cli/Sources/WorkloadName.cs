using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cli.Sources;

/// <summary>Finds a workload by the contract's spelling: <c>ns/name</c>, or <c>ns/name[Kind]</c> where that is ambiguous.</summary>
internal static class WorkloadName
{
    /// <exception cref="BadInputException">No workload, or more than one, bears the name; the message lists what there is.</exception>
    public static Workload Find(ClusterSnapshot snapshot, string text)
    {
        var found = snapshot.Workloads.Where(w => w.Id == text || $"{w.Namespace}/{w.Name}" == text).ToList();
        if (found.Count == 1) return found[0];
        if (found.Count > 1) throw new BadInputException($"{text} is ambiguous; say which: {string.Join(", ", found.Select(w => w.Id))}");
        if (!text.Contains('/', StringComparison.Ordinal))
        {
            var named = snapshot.Workloads.Where(w => w.Name == text).Select(w => w.Id).Take(3).ToList();
            throw new BadInputException($"'{text}': a workload is written namespace/name{(named.Count == 0 ? "" : $"; is it {string.Join(" or ", named)}?")}");
        }
        var name = text.Split('/')[^1].Split('[')[0];
        var near = snapshot.Workloads.Where(w => w.Name == name).Concat(snapshot.Workloads.Where(w => w.Namespace == text.Split('/')[0]))
            .Concat(snapshot.Workloads).Select(w => w.Id).Distinct().Take(8).ToList();
        throw new BadInputException($"there is no workload {text}" + (near.Count == 0 ? "" : $"; there are: {string.Join(", ", near)}"));
    }
}
