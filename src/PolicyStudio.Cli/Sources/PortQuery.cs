using System.Globalization;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
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
        var declared = targets.OfType<WorkloadEndpoint>().SelectMany(w => w.Pods).SelectMany(p => p.Ports).Distinct().ToList();
        var named = declared.Where(p => p.Name == port && (known is null || p.Protocol == known)).ToList();
        return named.Count > 0
            ? Connectivity.Of(named.Select(p => new PortRange(p.Protocol, p.Number, p.Number)))
            : throw new BadInputException($"--port {port}: {string.Join(", ", targets)} has no port of that name; it has: {Names(declared)}");
    }

    private static string Names(List<ContainerPort> declared) =>
        declared.Count == 0 ? "none" : string.Join(", ", declared.Select(p => p.Name ?? p.Number.ToString(CultureInfo.InvariantCulture)).Distinct());
}
