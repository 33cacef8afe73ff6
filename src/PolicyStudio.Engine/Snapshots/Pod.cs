using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>A pod as the network sees it. Succeeded and Failed pods have no network and are never made into one of these.</summary>
public sealed record Pod
{
    // Nearly every pod has a single IPv4 address, and a list of one takes fourteen times as much.
    private readonly ImmutableArray<IpAddress> _addresses = [];
    private readonly uint _address;
    private readonly bool _hasOneAddress;

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its name; for a pod judged from a template, the workload's.</summary>
    public required string Name { get; init; }

    /// <summary>Its labels, which pod selectors read.</summary>
    public LabelSet Labels { get; init; } = LabelSet.Empty;

    /// <summary>status.podIPs; empty while none is assigned, and then no ipBlock matches it. A list made anew each time it is asked for.</summary>
    public ImmutableArray<IpAddress> Addresses
    {
        get => _hasOneAddress ? [new(false, _address)] : _addresses;
        init
        {
            _hasOneAddress = value.Length == 1 && !value[0].IsV6;
            _address = _hasOneAddress ? (uint)value[0].Value : 0;
            _addresses = _hasOneAddress ? [] : value;
        }
    }

    /// <summary>The declared container ports, on which named ports are looked up.</summary>
    public ImmutableArray<ContainerPort> Ports { get; init; } = [];

    /// <summary>spec.hostNetwork: the pod has its node's address, and most plugins' selectors do not see it.</summary>
    public bool HostNetwork { get; init; }

    /// <summary>The Ready condition; a pod that is not ready has its network all the same.</summary>
    public bool IsReady { get; init; } = true;

    /// <summary>metadata.deletionTimestamp is set; a terminating pod has its network until it is gone.</summary>
    public bool IsTerminating { get; init; }

    /// <summary>True when no such pod exists and it stands for the pods that a template would make.</summary>
    public bool IsFromTemplate { get; init; }

    /// <summary>The controlling owner (ownerReferences with controller: true), or null.</summary>
    public ObjectReference? Owner { get; init; }

    /// <summary>Which write of the object this is, or null when it came from a manifest.</summary>
    public ObjectVersion? Version { get; init; }

    /// <summary>Its reference.</summary>
    public ObjectReference Reference => new("Pod", Namespace, Name);

    /// <inheritdoc/>
    public bool Equals(Pod? other) =>
        other is not null && Namespace == other.Namespace && Name == other.Name && Labels.Equals(other.Labels)
        && _hasOneAddress == other._hasOneAddress && _address == other._address && _addresses.AsSpan().SequenceEqual(other._addresses.AsSpan()) && Ports.AsSpan().SequenceEqual(other.Ports.AsSpan())
        && HostNetwork == other.HostNetwork && IsReady == other.IsReady && IsTerminating == other.IsTerminating
        && IsFromTemplate == other.IsFromTemplate && Owner == other.Owner && Version == other.Version;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Namespace, Name, Labels);
}

/// <summary>A declared port of a container.</summary>
/// <param name="Name">Its name, or null.</param>
/// <param name="Number">Its number, 1 to 65535.</param>
/// <param name="Protocol">Its protocol; absent in the manifest is TCP.</param>
public sealed record ContainerPort(string? Name, int Number, Protocol Protocol);
