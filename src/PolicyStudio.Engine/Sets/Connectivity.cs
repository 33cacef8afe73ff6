using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Sets;

/// <summary>The ports allowed between two peers: a set of ports of TCP, UDP and SCTP. Equal sets are equal values.</summary>
public sealed class Connectivity : IEquatable<Connectivity>
{
    /// <summary>The highest port.</summary>
    public const int MaxPort = 65535;

    // A port is its protocol's place times this, plus its number. There is no port 0, so that protocols never touch.
    private const int Width = MaxPort + 1;

    private readonly IntegerSet _ports;

    private Connectivity(IntegerSet ports) => _ports = ports;

    /// <summary>No port.</summary>
    public static Connectivity None { get; } = new(IntegerSet.Empty);

    /// <summary>Every port of every protocol.</summary>
    public static Connectivity All { get; } = Of(ProtocolText.All.Select(p => new PortRange(p, 1, MaxPort)));

    /// <summary>The ranges by protocol and number; neither overlapping nor touching.</summary>
    public ImmutableArray<PortRange> Ranges
    {
        get
        {
            var ranges = ImmutableArray.CreateBuilder<PortRange>(_ports.RunCount);
            for (var i = 0; i < _ports.RunCount; i++)
            {
                var (first, end) = _ports.Run(i);
                ranges.Add(new((Protocol)(first / Width), first % Width, (end - 1) % Width));
            }
            return ranges.MoveToImmutable();
        }
    }

    /// <summary>Whether no port is allowed.</summary>
    public bool IsEmpty => _ports.IsEmpty;

    /// <summary>Whether every port of every protocol is allowed.</summary>
    public bool IsAll => Equals(All);

    /// <summary>One port.</summary>
    public static Connectivity Of(Protocol protocol, int port) => Of(new PortRange(protocol, port, port));

    /// <summary>Every port of a protocol.</summary>
    public static Connectivity Of(Protocol protocol) => Of(new PortRange(protocol, 1, MaxPort));

    /// <summary>The ports of the given ranges, which may overlap.</summary>
    public static Connectivity Of(IEnumerable<PortRange> ranges) =>
        From(IntegerSet.OfRuns(ranges.Select(RunOf).OrderBy(r => r.First)));

    /// <summary>What a rule's ports are on a pod: names are looked up among those it declares, by name and protocol; a rule without ports means all.</summary>
    public static Connectivity Of(ImmutableArray<PolicyPort> ports, ImmutableArray<ContainerPort> declared) =>
        ports.IsEmpty ? All : Of(ports.SelectMany(p => RangesOf(p, declared)));

    /// <summary>What one port of a rule is on a pod that declares the given ports.</summary>
    public static Connectivity Of(PolicyPort port, ImmutableArray<ContainerPort> declared) => Of(RangesOf(port, declared));

    /// <summary>Whether a port is in the set.</summary>
    public bool Contains(Protocol protocol, int port) => _ports.Contains(RunOf(new(protocol, port, port)).First);

    /// <summary>Ports of either set.</summary>
    public Connectivity Union(Connectivity other) => From(_ports.Union(other._ports), this, other);

    /// <summary>Ports of both sets.</summary>
    public Connectivity Intersect(Connectivity other) => ReferenceEquals(this, All) ? other : ReferenceEquals(other, All) ? this : From(_ports.Intersect(other._ports), this, other);

    /// <summary>Ports of this set that the other does not have.</summary>
    public Connectivity Except(Connectivity other) => From(_ports.Except(other._ports), this, other);

    /// <inheritdoc/>
    public bool Equals(Connectivity? other) => ReferenceEquals(this, other) || (other is not null && _ports.Equals(other._ports));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Connectivity);

    /// <inheritdoc/>
    public override int GetHashCode() => _ports.GetHashCode();

    /// <summary><c>all ports</c>, <c>no port</c>, or the ranges: <c>TCP 80, TCP 8000-8999, UDP 53</c>.</summary>
    public override string ToString() => IsAll ? "all ports" : IsEmpty ? "no port" : string.Join(", ", Ranges);

    private static Connectivity Of(PortRange range) => new(IntegerSet.Range(RunOf(range).First, RunOf(range).End));

    private static Connectivity From(IntegerSet ports) => ports.IsEmpty ? None : new(ports);

    // Most sets are one of those they were made of: sets that are one object are compared at a glance.
    private static Connectivity From(IntegerSet ports, Connectivity first, Connectivity second) =>
        ReferenceEquals(ports, first._ports) ? first : ReferenceEquals(ports, second._ports) ? second : From(ports);

    private static (int First, int End) RunOf(PortRange range) => (((int)range.Protocol * Width) + range.First, ((int)range.Protocol * Width) + range.Last + 1);

    private static IEnumerable<PortRange> RangesOf(PolicyPort port, ImmutableArray<ContainerPort> declared) => port switch
    {
        { Name: { } name } => declared.Where(c => c.Name == name && c.Protocol == port.Protocol).Select(c => new PortRange(c.Protocol, c.Number, c.Number)),
        { Number: { } first } => [new PortRange(port.Protocol, first, port.EndPort ?? first)],
        _ => [new PortRange(port.Protocol, 1, MaxPort)],
    };
}
