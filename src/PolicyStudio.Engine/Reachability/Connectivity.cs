using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>
/// The ports allowed between two peers: a set of ports of TCP, UDP and SCTP. Kept as merged ascending ranges, so that equal sets are
/// equal values.
/// </summary>
public sealed class Connectivity : IEquatable<Connectivity>
{
    /// <summary>The highest port.</summary>
    public const int MaxPort = 65535;

    private Connectivity(ImmutableArray<PortRange> ranges) => Ranges = ranges;

    /// <summary>No port.</summary>
    public static Connectivity None { get; } = new([]);

    /// <summary>Every port of every protocol.</summary>
    public static Connectivity All { get; } = new([.. ProtocolText.All.Select(p => new PortRange(p, 1, MaxPort))]);

    /// <summary>The ranges by protocol and number; neither overlapping nor touching.</summary>
    public ImmutableArray<PortRange> Ranges { get; }

    /// <summary>Whether no port is allowed.</summary>
    public bool IsEmpty => Ranges.IsEmpty;

    /// <summary>Whether every port of every protocol is allowed.</summary>
    public bool IsAll => Equals(All);

    /// <summary>One port.</summary>
    public static Connectivity Of(Protocol protocol, int port) => new([new(protocol, port, port)]);

    /// <summary>Every port of a protocol.</summary>
    public static Connectivity Of(Protocol protocol) => new([new(protocol, 1, MaxPort)]);

    /// <summary>The ports of the given ranges, which may overlap.</summary>
    public static Connectivity Of(IEnumerable<PortRange> ranges)
    {
        var merged = ImmutableArray.CreateBuilder<PortRange>();
        foreach (var range in ranges.OrderBy(r => r.Protocol).ThenBy(r => r.First))
        {
            var last = merged.Count == 0 ? default : merged[^1];
            if (merged.Count > 0 && last.Protocol == range.Protocol && range.First <= last.Last + 1)
                merged[^1] = last with { Last = Math.Max(last.Last, range.Last) };
            else
                merged.Add(range);
        }
        return merged.Count == 0 ? None : new(merged.ToImmutable());
    }

    /// <summary>What a rule's ports are on a pod: names are looked up among those it declares, by name and protocol; a rule without ports means all.</summary>
    public static Connectivity Of(ImmutableArray<PolicyPort> ports, ImmutableArray<ContainerPort> declared) =>
        ports.IsEmpty ? All : Of(ports.SelectMany(p => RangesOf(p, declared)));

    /// <summary>What one port of a rule is on a pod that declares the given ports.</summary>
    public static Connectivity Of(PolicyPort port, ImmutableArray<ContainerPort> declared) => Of(RangesOf(port, declared));

    /// <summary>Whether a port is in the set.</summary>
    public bool Contains(Protocol protocol, int port) =>
        Ranges.Any(r => r.Protocol == protocol && r.First <= port && port <= r.Last);

    /// <summary>Ports of either set.</summary>
    public Connectivity Union(Connectivity other) =>
        IsEmpty ? other : other.IsEmpty ? this : Of(Ranges.Concat(other.Ranges));

    /// <summary>Ports of both sets.</summary>
    public Connectivity Intersect(Connectivity other)
    {
        if (IsAll) return other;
        if (other.IsAll) return this;
        return Of(from a in Ranges
                  from b in other.Ranges
                  where a.Protocol == b.Protocol && a.First <= b.Last && b.First <= a.Last
                  select new PortRange(a.Protocol, Math.Max(a.First, b.First), Math.Min(a.Last, b.Last)));
    }

    /// <summary>Ports of this set that the other does not have.</summary>
    public Connectivity Except(Connectivity other) => Intersect(other.Complement());

    /// <inheritdoc/>
    public bool Equals(Connectivity? other) => other is not null && Ranges.AsSpan().SequenceEqual(other.Ranges.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Connectivity);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ranges.Length, Ranges.IsEmpty ? 0 : Ranges[0].GetHashCode());

    /// <summary><c>all ports</c>, <c>no port</c>, or the ranges: <c>TCP 80, TCP 8000-8999, UDP 53</c>.</summary>
    public override string ToString() => IsAll ? "all ports" : IsEmpty ? "no port" : string.Join(", ", Ranges);

    private static IEnumerable<PortRange> RangesOf(PolicyPort port, ImmutableArray<ContainerPort> declared) => port switch
    {
        { Name: { } name } => declared.Where(c => c.Name == name && c.Protocol == port.Protocol).Select(c => new PortRange(c.Protocol, c.Number, c.Number)),
        { Number: { } first } => [new PortRange(port.Protocol, first, port.EndPort ?? first)],
        _ => [new PortRange(port.Protocol, 1, MaxPort)],
    };

    private Connectivity Complement()
    {
        var gaps = new List<PortRange>();
        foreach (var protocol in ProtocolText.All)
        {
            var next = 1;
            foreach (var range in Ranges.Where(r => r.Protocol == protocol))
            {
                if (range.First > next) gaps.Add(new(protocol, next, range.First - 1));
                next = range.Last + 1;
            }
            if (next <= MaxPort) gaps.Add(new(protocol, next, MaxPort));
        }
        return Of(gaps);
    }
}
