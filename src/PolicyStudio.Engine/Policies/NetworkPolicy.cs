using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Policies;

/// <summary>A NetworkPolicy of networking.k8s.io/v1. The pods it selects are isolated in each of its policy types, and admit what a rule allows.</summary>
public sealed record NetworkPolicy
{
    /// <summary>The namespace whose pods it may select.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its name, unique in the namespace.</summary>
    public required string Name { get; init; }

    /// <summary>Which pods of the namespace it applies to. An absent selector is the empty one: every pod.</summary>
    public LabelSelector PodSelector { get; init; } = LabelSelector.Everything;

    /// <summary>
    /// The directions it isolates. Never empty: where the manifest leaves them out, the API's default has been filled in
    /// (<see cref="DefaultPolicyTypes"/>).
    /// </summary>
    public required ImmutableArray<PolicyType> PolicyTypes { get; init; }

    /// <summary>Whether the manifest left policyTypes out. A live object has them filled in and tells no more; two policies that differ in this alone are equal.</summary>
    public bool HasDefaultPolicyTypes { get; init; }

    /// <summary>What may come in; counts only where <see cref="PolicyTypes"/> has Ingress.</summary>
    public ImmutableArray<IngressRule> Ingress { get; init; } = [];

    /// <summary>What may go out; counts only where <see cref="PolicyTypes"/> has Egress.</summary>
    public ImmutableArray<EgressRule> Egress { get; init; } = [];

    /// <summary>Which write of the object this is, or null when it came from a manifest.</summary>
    public ObjectVersion? Version { get; init; }

    /// <summary>Who manages the object and would undo a person's change, or null.</summary>
    public Manager? Manager { get; init; }

    /// <summary>Its namespace and name, <c>db/allow-orders</c>.</summary>
    public string NamespacedName => $"{Namespace}/{Name}";

    /// <summary>The peers of all its rules: ingress, then egress.</summary>
    public IEnumerable<Peer> Peers => Ingress.SelectMany(r => r.From).Concat(Egress.SelectMany(r => r.To));

    /// <summary>Its reference.</summary>
    public ObjectReference Reference => new("NetworkPolicy", Namespace, Name);

    /// <summary>Whether the policy isolates the pods it selects in a direction.</summary>
    public bool Isolates(PolicyType direction) => PolicyTypes.Contains(direction);

    /// <summary>Its rules in a direction, as peers and ports: the engine reads both directions alike.</summary>
    public IEnumerable<(ImmutableArray<Peer> Peers, ImmutableArray<PolicyPort> Ports)> Rules(PolicyType direction) =>
        direction == PolicyType.Ingress ? Ingress.Select(r => (r.From, r.Ports)) : Egress.Select(r => (r.To, r.Ports));

    /// <summary>Whether two policies ask for the same, whoever manages them and whichever write they are.</summary>
    public bool SameSpec(NetworkPolicy other) => this with { Version = null, Manager = null } == other with { Version = null, Manager = null };

    /// <summary>The API's default for absent policyTypes: Ingress, and Egress where there are egress rules.</summary>
    public static ImmutableArray<PolicyType> DefaultPolicyTypes(bool hasEgressRules) =>
        hasEgressRules ? [PolicyType.Ingress, PolicyType.Egress] : [PolicyType.Ingress];

    /// <inheritdoc/>
    public bool Equals(NetworkPolicy? other) =>
        other is not null && Namespace == other.Namespace && Name == other.Name && PodSelector == other.PodSelector
        && PolicyTypes.AsSpan().SequenceEqual(other.PolicyTypes.AsSpan()) && Ingress.AsSpan().SequenceEqual(other.Ingress.AsSpan())
        && Egress.AsSpan().SequenceEqual(other.Egress.AsSpan()) && Version == other.Version && Manager == other.Manager;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Namespace, Name, PodSelector, Ingress.Length, Egress.Length);
}

/// <summary>The directions a policy can isolate, as in <c>policyTypes</c>.</summary>
public enum PolicyType
{
    /// <summary>Connections towards the selected pods.</summary>
    Ingress,

    /// <summary>Connections from the selected pods.</summary>
    Egress,
}

/// <summary>How directions are written.</summary>
public static class PolicyTypeText
{
    /// <summary><c>ingress</c> or <c>egress</c>, as the fields of a policy are called.</summary>
    public static string Text(this PolicyType direction) => direction == PolicyType.Ingress ? "ingress" : "egress";
}
