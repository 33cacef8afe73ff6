using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix.Compiling;

/// <summary>A rule: whom it admits, and on which ports. Rules that mean the same are one object, whatever policies they stand in.</summary>
internal sealed class CompiledRule
{
    private readonly ImmutableArray<PolicyPort> _ports;

    /// <param name="order">Orders rules, so that the same rules in another order are the same row.</param>
    /// <param name="peers">Its peers; none is everyone.</param>
    /// <param name="ports">Its ports; none is all.</param>
    public CompiledRule(int order, ImmutableArray<CompiledPeer> peers, ImmutableArray<PolicyPort> ports)
    {
        (Order, Peers, _ports) = (order, peers, ports);
        HasNames = ports.Any(p => p.Name is not null);
        Numbered = Connectivity.Of(ports, []);
    }

    /// <summary>Orders rules.</summary>
    public int Order { get; }

    /// <summary>Its peers; none is everyone.</summary>
    public ImmutableArray<CompiledPeer> Peers { get; }

    /// <summary>Whether it names a port, which then hangs on the destination.</summary>
    public bool HasNames { get; }

    /// <summary>The ports it has towards whoever declares none.</summary>
    public Connectivity Numbered { get; }

    /// <summary>The ports it has towards a pod that declares the given ones.</summary>
    public Connectivity PortsOn(ImmutableArray<ContainerPort> declared) => HasNames && !declared.IsEmpty ? Connectivity.Of(_ports, declared) : Numbered;

    /// <summary>Whether it admits the other side, found by looking at it.</summary>
    public bool Admits(Identity other, bool byAddress)
    {
        if (Peers.IsEmpty) return true;
        foreach (var peer in Peers)
            if (peer.Matches(other, byAddress)) return true;
        return false;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => Order == int.MaxValue ? RuntimeHelpers.GetHashCode(this) : Order;
}
