using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>One end of a connection: pods that no policy tells apart, or addresses that none does.</summary>
public abstract record Endpoint
{
    private protected Endpoint() { }

    /// <summary>The contract's spelling, unique within a cluster: <c>db/mysql[StatefulSet]</c>, <c>0.0.0.0-255.255.255.255</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The spelling.</summary>
    public sealed override string ToString() => Id;
}

/// <summary>Pods of one workload that no policy in question tells apart, so that one verdict is the verdict of all.</summary>
/// <param name="Workload">Their workload.</param>
/// <param name="Labels">The labels in which they differ from the workload's other pods; empty when it has one group.</param>
/// <param name="Pods">The pods, never empty.</param>
public sealed record WorkloadEndpoint(Workload Workload, LabelSet Labels, ImmutableArray<Pod> Pods) : Endpoint
{
    /// <summary>Whether one of its pods can connect to another: several are live, or its template makes several.</summary>
    public bool HasSeveralPods => Representative.IsFromTemplate
        ? Workload.Controller is { Reference.Kind: "DaemonSet" } or { Rollout.Desired: > 1 }
        : Pods.Length > 1;

    /// <summary>The pod that speaks for all.</summary>
    public Pod Representative => Pods[0];

    /// <inheritdoc/>
    public override string Id => Labels.Count == 0 ? Workload.Id : $"{Workload.Id}{{{Labels}}}";

    /// <inheritdoc/>
    public bool Equals(WorkloadEndpoint? other) =>
        other is not null && Workload.Reference == other.Workload.Reference && Labels.Equals(other.Labels) && Pods.AsSpan().SequenceEqual(other.Pods.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Workload.Reference, Labels);
}

/// <summary>One pod.</summary>
/// <param name="Pod">The pod.</param>
public sealed record PodEndpoint(Pod Pod) : Endpoint
{
    /// <inheritdoc/>
    public override string Id => $"{Pod.Namespace}/{Pod.Name}[Pod]";
}

/// <summary>Addresses outside the cluster that no ipBlock in question tells apart.</summary>
/// <param name="First">The first address.</param>
/// <param name="Last">The last address, of the same family.</param>
public sealed record AddressEndpoint(IpAddress First, IpAddress Last) : Endpoint
{
    /// <inheritdoc/>
    public override string Id => First == Last ? First.ToString() : $"{First}-{Last}";
}
