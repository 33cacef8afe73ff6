using System.Collections.Immutable;

namespace PolicyStudio.Engine.Policies;

/// <summary>An item of <c>spec.ingress</c>: it allows what matches one of the peers and one of the ports.</summary>
/// <param name="From">The sources; empty (or absent) is every source, addresses outside the cluster included.</param>
/// <param name="Ports">The ports; empty (or absent) is every port of every protocol.</param>
public sealed record IngressRule(ImmutableArray<Peer> From, ImmutableArray<PolicyPort> Ports)
{
    /// <inheritdoc/>
    public bool Equals(IngressRule? other) =>
        other is not null && From.AsSpan().SequenceEqual(other.From.AsSpan()) && Ports.AsSpan().SequenceEqual(other.Ports.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From.Length, Ports.Length);
}

/// <summary>An item of <c>spec.egress</c>: it allows what matches one of the peers and one of the ports.</summary>
/// <param name="To">The destinations; empty (or absent) is every destination, addresses outside the cluster included.</param>
/// <param name="Ports">The destination's ports; empty (or absent) is every port of every protocol.</param>
public sealed record EgressRule(ImmutableArray<Peer> To, ImmutableArray<PolicyPort> Ports)
{
    /// <inheritdoc/>
    public bool Equals(EgressRule? other) =>
        other is not null && To.AsSpan().SequenceEqual(other.To.AsSpan()) && Ports.AsSpan().SequenceEqual(other.Ports.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(To.Length, Ports.Length);
}
