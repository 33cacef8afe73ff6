using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Sets;

/// <summary>Consecutive ports of one protocol.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="First">The first port, 1 to 65535.</param>
/// <param name="Last">The last port, at least <paramref name="First"/>.</param>
public readonly record struct PortRange(Protocol Protocol, int First, int Last)
{
    /// <summary><c>TCP 3306</c> or <c>TCP 1-65535</c>.</summary>
    public override string ToString() => First == Last ? $"{Protocol.Text()} {First}" : $"{Protocol.Text()} {First}-{Last}";
}
