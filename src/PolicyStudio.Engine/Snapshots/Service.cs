using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>A Service, as far as it tells who stands in front of a pod and which labels matter to it.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">ClusterIP, NodePort, LoadBalancer or ExternalName.</param>
/// <param name="Selector">The pods behind it, or null when it has no selector and selects none.</param>
/// <param name="Ports">Its ports.</param>
public sealed record Service(string Namespace, string Name, string Type, LabelSet? Selector, ImmutableArray<ServicePort> Ports)
{
    /// <summary>Its reference.</summary>
    public ObjectReference Reference => new("Service", Namespace, Name);

    /// <summary>Whether it has spec.externalIPs, at which nodes take in what comes from outside, whatever its type.</summary>
    public bool HasExternalIPs { get; init; }

    /// <summary>Whether it is reached from outside the cluster by a node's, a balancer's or an external address.</summary>
    public bool IsExposed => Type is "NodePort" or "LoadBalancer" || HasExternalIPs;

    /// <summary>Whether a pod of its namespace stands behind it. An empty selector selects nothing, unlike a policy's.</summary>
    public bool Selects(Pod pod) =>
        Selector is { Count: > 0 } && pod.Namespace == Namespace && Selector.All(l => pod.Labels.Has(l.Key, l.Value));

    /// <inheritdoc/>
    public bool Equals(Service? other) =>
        other is not null && Namespace == other.Namespace && Name == other.Name && Type == other.Type && HasExternalIPs == other.HasExternalIPs
        && Equals(Selector, other.Selector) && Ports.AsSpan().SequenceEqual(other.Ports.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Namespace, Name);
}

/// <summary>A port of a Service.</summary>
/// <param name="Name">Its name, or null.</param>
/// <param name="Number">The Service's own port.</param>
/// <param name="TargetNumber">The pods' port, or null when it is named.</param>
/// <param name="TargetName">The name of the pods' port, or null when it is a number.</param>
/// <param name="Protocol">Its protocol.</param>
public sealed record ServicePort(string? Name, int Number, int? TargetNumber, string? TargetName, Protocol Protocol)
{
    /// <summary>The port of a pod behind it; null when it is named and the pod declares no port of that name.</summary>
    public int? TargetOn(Pod pod) => TargetName is { } name
        ? pod.Ports.FirstOrDefault(p => p.Name == name && p.Protocol == Protocol)?.Number
        : TargetNumber ?? Number;
}
