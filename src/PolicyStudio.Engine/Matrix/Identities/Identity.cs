using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix.Identities;

/// <summary>Pods of one namespace that no policy can tell apart, or addresses outside that none can: what is true of one is true of all.</summary>
internal sealed class Identity
{
    private Identity(int id, Namespace? ns, Pod? pod, IpAddress address) => (Id, Namespace, Pod, Address) = (id, ns, pod, address);

    /// <summary>Its number within its matrix.</summary>
    public int Id { get; }

    /// <summary>The pods' namespace, or null for addresses.</summary>
    public Namespace? Namespace { get; }

    /// <summary>The pod that speaks for all, or null for addresses.</summary>
    public Pod? Pod { get; }

    /// <summary>The address that speaks for all, where there is no pod.</summary>
    public IpAddress Address { get; }

    /// <summary>Pods.</summary>
    public static Identity Of(int id, Namespace ns, Pod pod) => new(id, ns, pod, default);

    /// <summary>Addresses outside.</summary>
    public static Identity Of(int id, AddressRange range) => new(id, null, null, range.First);
}
