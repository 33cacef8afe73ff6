using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Checking;

/// <summary>Ports of one protocol that no policy tells apart, on whichever pod.</summary>
/// <param name="Protocol">Their protocol.</param>
/// <param name="Port">One of them, which speaks for all.</param>
internal readonly record struct PortClass(Protocol Protocol, int Port)
{
    private const int MaxPort = 65535;

    /// <summary>The classes that a snapshot's policies cut the ports into.</summary>
    public static ImmutableArray<PortClass> Of(ClusterSnapshot snapshot)
    {
        var ports = snapshot.Policies.SelectMany(p => p.Ingress.SelectMany(r => r.Ports).Concat(p.Egress.SelectMany(r => r.Ports))).ToHashSet();
        var declared = snapshot.Pods.SelectMany(p => p.Ports).ToHashSet();
        return [.. ProtocolText.All.SelectMany(protocol => Cut(protocol, [.. Ranges(protocol, ports, declared).Distinct()]))];
    }

    private static IEnumerable<(int First, int Last, string? Name)> Ranges(Protocol protocol, HashSet<PolicyPort> ports, HashSet<ContainerPort> declared) =>
        ports.Where(p => p.Protocol == protocol).SelectMany(p => p switch
        {
            { Number: { } first } => [(first, p.EndPort ?? first, null)],
            { Name: { } name } => declared.Where(d => d.Protocol == protocol && d.Name == name).Select(d => (d.Number, d.Number, (string?)name)),
            _ => Array.Empty<(int, int, string?)>(),
        });

    // Between two neighbouring cuts all ports lie in the same ranges; what lies in the same ranges is one class.
    private static IEnumerable<PortClass> Cut(Protocol protocol, List<(int First, int Last, string? Name)> ranges)
    {
        var starts = ranges.SelectMany(r => new[] { r.First, r.Last + 1 }).Append(1).Where(p => p <= MaxPort).Distinct().Order();
        return starts.DistinctBy(p => string.Join(',', ranges.Index().Where(r => r.Item.First <= p && p <= r.Item.Last).Select(r => r.Index)))
            .Select(p => new PortClass(protocol, p));
    }
}
