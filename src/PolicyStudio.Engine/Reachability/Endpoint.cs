using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>One end of a connection: pods that no policy tells apart, or addresses that none does.</summary>
public abstract record Endpoint
{
    private string? _id;

    private protected Endpoint() { }

    /// <summary>A copy, which may be called otherwise.</summary>
    protected Endpoint(Endpoint _) { }

    /// <summary>The contract's spelling, unique within a cluster: <c>db/mysql[StatefulSet]</c>, <c>0.0.0.0-255.255.255.255</c>.</summary>
    public string Id => _id ??= Spell();

    private protected abstract string Spell();

    /// <summary>The spelling.</summary>
    public sealed override string ToString() => Id;
}

/// <summary>Pods of one workload that no policy in question tells apart, so that one verdict is the verdict of all.</summary>
/// <param name="Workload">Their workload.</param>
/// <param name="Labels">The labels in which they differ from the workload's other pods; empty when it has one group.</param>
/// <param name="Pods">The pods, never empty.</param>
public sealed record WorkloadEndpoint(Workload Workload, LabelSet Labels, ImmutableArray<Pod> Pods) : Endpoint
{
    /// <summary>In what else they differ: <c>hostNetwork</c>, <c>http=8080</c>, <c>ipBlock=10.0.0.0/8</c>; empty where labels say it all.</summary>
    public ImmutableArray<string> Marks { get; init; } = [];

    /// <summary>Whether one of its pods can connect to another: several are live, or its template makes several.</summary>
    public bool HasSeveralPods => Representative.IsFromTemplate
        ? Workload is { Controller.Reference.Kind: "DaemonSet" } or { Desired: > 1 }
        : Pods.Length > 1;

    /// <summary>The pod that speaks for all.</summary>
    public Pod Representative => Pods[0];

    private protected override string Spell() => Workload.Id + (Distinction.Length == 0 ? "" : $"{{{Distinction}}}");

    /// <summary>What tells these pods from the workload's others, <c>tier=front</c>; empty when it has one group.</summary>
    public string Distinction => string.Join(',', Labels.Select(l => $"{l.Key}={l.Value}").Concat(Marks));

    /// <inheritdoc/>
    public bool Equals(WorkloadEndpoint? other) =>
        other is not null && Id == other.Id && Pods.AsSpan().SequenceEqual(other.Pods.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}

/// <summary>One pod.</summary>
/// <param name="Pod">The pod.</param>
public sealed record PodEndpoint(Pod Pod) : Endpoint
{
    /// <summary>What it is called: a pod, or by its owner's kind where a template's stand-in would bear a real pod's name.</summary>
    public string Kind { get; init; } = "Pod";

    private protected override string Spell() => $"{Pod.Namespace}/{Pod.Name}[{Kind}]";
}

/// <summary>Addresses outside the cluster that no ipBlock in question tells apart.</summary>
/// <param name="First">The first address.</param>
/// <param name="Last">The last address, of the same family.</param>
public sealed record AddressEndpoint(IpAddress First, IpAddress Last) : Endpoint
{
    private protected override string Spell() => First == Last ? First.ToString() : $"{First}-{Last}";

    /// <summary>The addresses of both; null when there are none.</summary>
    public AddressEndpoint? Intersect(AddressEndpoint other)
    {
        if (First.IsV6 != other.First.IsV6) return null;
        var (first, last) = (First.CompareTo(other.First) >= 0 ? First : other.First, Last.CompareTo(other.Last) <= 0 ? Last : other.Last);
        return first.CompareTo(last) <= 0 ? new(first, last) : null;
    }
}
