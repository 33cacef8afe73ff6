using System.Collections.Immutable;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Diagram.Questions;

/// <summary>The ports of a target that can be switched between.</summary>
public static class TargetPorts
{
    /// <summary>What its containers declare and what Services in front of it name by number, those behind a Service first.</summary>
    public static ImmutableArray<TargetPort> Of(Workload target, ClusterSnapshot snapshot)
    {
        var declared = target.Ports.Select(p => new TargetPort(p.Protocol, p.Number, p.Name)).ToList();
        var served = snapshot.Services.Where(s => s.Namespace == target.Namespace && target.Pods.Any(s.Selects)).SelectMany(s => s.Ports)
            .Select(p => Resolve(p, declared)).OfType<TargetPort>().ToList();
        return [.. declared.Concat(served).DistinctBy(p => (p.Protocol, p.Number))
            .OrderBy(p => !served.Exists(p.IsSame)).ThenBy(p => p.Number).ThenBy(p => p.Protocol)];
    }

    private static TargetPort? Resolve(ServicePort port, List<TargetPort> declared) =>
        port.TargetName is { } name
            ? declared.Find(d => d.Name == name && d.Protocol == port.Protocol)
            : new(port.Protocol, port.TargetNumber ?? port.Number);
}
