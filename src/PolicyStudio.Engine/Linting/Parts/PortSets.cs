using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Parts;

/// <summary>A rule's ports as sets.</summary>
internal static class PortSets
{
    /// <summary>What a rule's ports are on a pod that declares the given ports.</summary>
    public static Connectivity Of(ImmutableArray<PolicyPort> ports, ImmutableArray<ContainerPort> declared) =>
        ports.IsEmpty ? Connectivity.All : Connectivity.Of(ports.SelectMany(p => Ranges(p, declared)));

    /// <summary>What one port is on a pod that declares the given ports.</summary>
    public static Connectivity Of(PolicyPort port, ImmutableArray<ContainerPort> declared) => Connectivity.Of(Ranges(port, declared));

    /// <summary>The pods' port behind a Service's port; null when it is named and the pods have no port of that name.</summary>
    public static int? TargetOf(ServicePort port, PodGroup group) =>
        port.TargetName is { } name
            ? group.Ports.FirstOrDefault(p => p.Name == name && p.Protocol == port.Protocol)?.Number
            : port.TargetNumber ?? port.Number;

    /// <summary>Whether every port of one list surely is in the other, named ports by their names.</summary>
    public static bool Covers(ImmutableArray<PolicyPort> wide, ImmutableArray<PolicyPort> narrow)
    {
        if (wide.IsEmpty) return true;
        if (narrow.IsEmpty) return false;
        var numbers = Of([.. wide.Where(p => p.Name is null)], []);
        if (wide.All(p => p.Name is not null)) numbers = Connectivity.None;
        return narrow.All(p => p.Name is null
            ? Of(p, []).Except(numbers).IsEmpty
            : wide.Any(w => w.Name == p.Name && w.Protocol == p.Protocol) || Connectivity.Of(p.Protocol).Except(numbers).IsEmpty);
    }

    private static IEnumerable<PortRange> Ranges(PolicyPort port, ImmutableArray<ContainerPort> declared) => port switch
    {
        { Name: { } name } => declared.Where(c => c.Name == name && c.Protocol == port.Protocol).Select(c => new PortRange(c.Protocol, c.Number, c.Number)),
        { Number: { } first } => [new PortRange(port.Protocol, first, port.EndPort ?? first)],
        _ => [new PortRange(port.Protocol, 1, Connectivity.MaxPort)],
    };
}
