using System.Globalization;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Questions;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cli.Reports;

/// <summary>What the picture of a target shall show.</summary>
internal static class TargetPicture
{
    /// <summary>The target in a source, or what differs between two.</summary>
    /// <exception cref="BadInputException">There is no such target, or no such port.</exception>
    public static SceneRequest Of(LoadedSource? before, LoadedSource source, string target, string? port, string? protocol)
    {
        var (was, willBe) = ReachabilityEngine.Alike((before ?? source).Snapshot, source.Snapshot);
        var workload = Find(before, source, target);
        var endpoints = willBe.Workloads.Concat(was.Workloads).Where(w => w.Workload.Reference == workload.Reference).ToList();
        var asked = PortQuery.Parse(port, protocol, endpoints);
        var ports = TargetPorts.Of(workload, (source.Snapshot.FindWorkload(workload.Reference) is null ? before! : source).Snapshot);
        var chosen = asked.Ranges is [{ First: var first, Last: var last } only] && first == last
            ? ports.FirstOrDefault(p => p.IsSame(new(only.Protocol, first))) ?? new TargetPort(only.Protocol, first) : null;
        if (chosen is not null && !ports.Any(chosen.IsSame)) ports = ports.Add(chosen);
        var reach = TargetDiff.Between(was, willBe, workload.Reference, asked);
        var request = new ReachabilityQuestion((before ?? source).Snapshot, source.Snapshot, reach, null, ports, chosen).Request(showChanges: before is not null);
        return request with
        {
            Question = chosen is null && !asked.IsAll ? string.Create(CultureInfo.InvariantCulture, $"{request.Question} on {asked}") : request.Question,
            ShowQuestion = true,
            ChangeLegend = SceneRequest.Changed,
            Caption = before is null ? null : $"changes since {before.Title}",
        };
    }

    // A target that is no longer there is asked about all the same.
    private static Workload Find(LoadedSource? before, LoadedSource source, string target)
    {
        if (before is null) return WorkloadName.Find(source.Snapshot, target);
        try
        {
            return WorkloadName.Find(source.Snapshot, target);
        }
        catch (BadInputException) when (before.Snapshot.Workloads.Any(w => w.Id == target || $"{w.Namespace}/{w.Name}" == target))
        {
            return WorkloadName.Find(before.Snapshot, target);
        }
    }
}
