using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>A pod as the network sees it. Succeeded and Failed pods have no network and are never made into one of these.</summary>
public sealed record Pod
{
    // Nearly every pod has a single IPv4 address, a version that is numbers, and its owner's name with some letters behind it: kept here, they
    // take a third of what objects of their own would.
    private readonly ObjectName _name;
    private readonly ObjectReference? _owner;
    private readonly uint _address;
    private readonly ulong _version;
    private readonly Guid _uid;
    private readonly Uncommon? _uncommon;

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Tells pods apart by namespace and name.</summary>
    public static IEqualityComparer<Pod> ByName { get; } = EqualityComparer<Pod>.Create(
        (one, other) => one?.Key == other?.Key, pod => HashCode.Combine(pod.Namespace, pod._name));

    /// <summary>Its name; for a pod judged from a template, the workload's. Mostly a text made anew each time it is asked for.</summary>
    public required string Name
    {
        get => _name.ToString();
        init => _name = ObjectName.Of(value, _owner?.Name);
    }

    /// <summary>Its labels, which pod selectors read.</summary>
    public LabelSet Labels { get; init; } = LabelSet.Empty;

    /// <summary>status.podIPs; empty while none is assigned, and then no ipBlock matches it. A list made anew each time it is asked for.</summary>
    public ImmutableArray<IpAddress> Addresses
    {
        get => _address != 0 ? [AddressAt(0)] : _uncommon?.Addresses ?? [];
        init
        {
            _address = value is [{ IsV6: false } only] ? (uint)only.Value : 0;
            _uncommon = Uncommon.Of(_address != 0 ? [] : value, _uncommon?.Version);
        }
    }

    /// <summary>How many addresses it has.</summary>
    public int AddressCount => _address != 0 ? 1 : _uncommon?.Addresses.Length ?? 0;

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
    public ObjectReference? Owner
    {
        get => _owner;
        init => (_name, _owner) = (ObjectName.Of(Name, value?.Name), value);
    }

    /// <summary>Which write of the object this is, or null when it came from a manifest.</summary>
    public ObjectVersion? Version
    {
        get => _uid != Guid.Empty ? new(_uid, _version) : _uncommon?.Version;
        init
        {
            (_uid, _version) = value?.Numbers ?? default;
            _uncommon = Uncommon.Of(_uncommon?.Addresses ?? [], _uid != Guid.Empty ? null : value);
        }
    }

    /// <summary>Its reference.</summary>
    public ObjectReference Reference => new("Pod", Namespace, Name);

    /// <summary>The same, without an object or a text made for it.</summary>
    internal ObjectKey Key => new(Namespace, _name, "Pod");

    /// <summary>One of <see cref="Addresses"/>, without making the list.</summary>
    /// <exception cref="IndexOutOfRangeException">There are not so many.</exception>
    public IpAddress AddressAt(int index) =>
        _address != 0 && index == 0 ? new(false, _address) : (_uncommon?.Addresses ?? [])[index];

    /// <summary>Whether an address range holds one of its addresses.</summary>
    public bool LiesIn(IpBlock block)
    {
        for (var i = 0; i < AddressCount; i++)
            if (block.Contains(AddressAt(i))) return true;
        return false;
    }

    /// <inheritdoc/>
    public bool Equals(Pod? other) =>
        other is not null && Namespace == other.Namespace && _name.Equals(other._name) && Labels.Equals(other.Labels)
        && _address == other._address && _uid == other._uid && _version == other._version && _uncommon == other._uncommon && Ports.AsSpan().SequenceEqual(other.Ports.AsSpan())
        && HostNetwork == other.HostNetwork && IsReady == other.IsReady && IsTerminating == other.IsTerminating
        && IsFromTemplate == other.IsFromTemplate && _owner == other._owner;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Namespace, _name, Labels);

    // What few pods have.
    private sealed record Uncommon(ImmutableArray<IpAddress> Addresses, ObjectVersion? Version)
    {
        public static Uncommon? Of(ImmutableArray<IpAddress> addresses, ObjectVersion? version) =>
            addresses.IsDefaultOrEmpty && version is null ? null : new(addresses.IsDefault ? [] : addresses, version);

        public bool Equals(Uncommon? other) =>
            other is not null && Version == other.Version && Addresses.AsSpan().SequenceEqual(other.Addresses.AsSpan());

        public override int GetHashCode() => HashCode.Combine(Version, Addresses.Length);
    }
}

/// <summary>A declared port of a container.</summary>
/// <param name="Name">Its name, or null.</param>
/// <param name="Number">Its number, 1 to 65535.</param>
/// <param name="Protocol">Its protocol; absent in the manifest is TCP.</param>
public sealed record ContainerPort(string? Name, int Number, Protocol Protocol);
