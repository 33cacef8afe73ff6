using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Invariants;

/// <summary>A guardrail: only these sources may reach those pods, whatever policies come and go.</summary>
/// <param name="Name">What people call it; unique among the invariants of a cluster.</param>
/// <param name="To">The pods it protects.</param>
/// <param name="Ports">The ports it is about; empty is any port of any protocol. A name is looked up on each protected pod.</param>
/// <param name="OnlyFrom">The sources that may reach them; empty is nobody.</param>
public sealed record Invariant(string Name, InvariantPods To, ImmutableArray<PolicyPort> Ports, ImmutableArray<InvariantSource> OnlyFrom)
{
    /// <inheritdoc/>
    public bool Equals(Invariant? other) =>
        other is not null && Name == other.Name && To == other.To
        && Ports.AsSpan().SequenceEqual(other.Ports.AsSpan()) && OnlyFrom.AsSpan().SequenceEqual(other.OnlyFrom.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Pods of the whole cluster, by namespace and labels; what is null matches every one.</summary>
/// <param name="Namespace">The namespace's name.</param>
/// <param name="NamespaceSelector">The namespace's labels.</param>
/// <param name="PodSelector">The pod's labels.</param>
public sealed record InvariantPods(string? Namespace, LabelSelector? NamespaceSelector, LabelSelector? PodSelector)
{
    /// <summary>Whether a pod of the snapshot is one of them.</summary>
    public bool Match(ClusterSnapshot snapshot, Pod pod) =>
        (Namespace is null || Namespace == pod.Namespace)
        && (NamespaceSelector is null || NamespaceSelector.Matches(snapshot.NamespaceOf(pod.Namespace).Labels))
        && (PodSelector is null || PodSelector.Matches(pod.Labels));
}

/// <summary>Sources that may: pods, or addresses. Exactly one of the two is set.</summary>
/// <param name="Pods">Pods by namespace and labels.</param>
/// <param name="IpBlock">Addresses outside, and pods all of whose addresses lie in it.</param>
public sealed record InvariantSource(InvariantPods? Pods, IpBlock? IpBlock)
{
    /// <summary>Whether a pod of the snapshot is one of them.</summary>
    public bool Covers(ClusterSnapshot snapshot, Pod pod) =>
        Pods?.Match(snapshot, pod) ?? (!pod.Addresses.IsEmpty && pod.Addresses.All(IpBlock!.Contains));
}
