using System.Globalization;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cli.Sources;

/// <summary>The ports that <c>--port</c> and <c>--protocol</c> ask about.</summary>
internal static class PortQuery
{
    /// <summary>One port by number or by a name of the target's; without a port every one of the protocol, without both every one.</summary>
    /// <exception cref="BadInputException">The port or protocol can't be.</exception>
    public static Connectivity Parse(string? port, string? protocol, IEnumerable<Endpoint> targets)
    {
        Protocol? known = protocol is null ? null : ProtocolText.Parse(protocol.ToUpperInvariant())
            ?? throw new BadInputException($"--protocol {protocol}: must be TCP, UDP or SCTP");
        if (port is null) return known is { } all ? Connectivity.Of(all) : Connectivity.All;
        if (int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number is >= 1 and <= Connectivity.MaxPort
                ? Connectivity.Of(known ?? Protocol.Tcp, number)
                : throw new BadInputException($"--port {port}: must be between 1 and 65535");
        var declared = targets.SelectMany(t => t switch { WorkloadEndpoint w => w.Pods.AsEnumerable(), PodEndpoint p => [p.Pod], _ => [] }).SelectMany(p => p.Ports).Distinct().ToList();
        var named = declared.Where(p => p.Name == port && (known is null || p.Protocol == known)).ToList();
        return named.Count > 0
            ? Connectivity.Of(named.Select(p => new PortRange(p.Protocol, p.Number, p.Number)))
            : throw new BadInputException($"--port {port}: {string.Join(", ", targets)} has no port of that name; it has: {Names(declared)}");
    }

    /// <summary>
    /// Targets with the ports asked about of each: pods of one group on which a name stands for different ports are asked about apart, and
    /// pods that lack the name are left out.
    /// </summary>
    /// <exception cref="BadInputException">The port or protocol can't be.</exception>
    public static IReadOnlyList<(Endpoint Target, Connectivity Asked)> Split(string? port, string? protocol, IReadOnlyCollection<Endpoint> targets)
    {
        var asked = Parse(port, protocol, targets);
        if (port is null || int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return [.. targets.Select(t => (t, asked))];
        return [.. from target in targets
                   from part in Parts(target, pod => Connectivity.Of(pod.Ports.Where(p => p.Name == port).Select(p => new PortRange(p.Protocol, p.Number, p.Number))).Intersect(asked), port)
                   where !part.Asked.IsEmpty
                   select part];
    }

    private static IEnumerable<(Endpoint Target, Connectivity Asked)> Parts(Endpoint target, Func<Pod, Connectivity> portsOf, string name)
    {
        if (target is not WorkloadEndpoint w) return target is PodEndpoint p ? [(target, portsOf(p.Pod))] : [];
        var parts = w.Pods.GroupBy(portsOf).ToList();
        return parts.Select(g => ((Endpoint)(parts.Count == 1 ? w : w with { Pods = [.. g], Marks = w.Marks.Add($"{name}={g.Key}") }), g.Key));
    }

    private static string Names(List<ContainerPort> declared) =>
        declared.Count == 0 ? "none" : string.Join(", ", declared.Select(p => p.Name ?? p.Number.ToString(CultureInfo.InvariantCulture)).Distinct());
}
