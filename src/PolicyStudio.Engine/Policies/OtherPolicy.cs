using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Policies;

/// <summary>
/// A policy of a kind that decides connectivity too and is not evaluated, such as Cilium's: which pods it may concern is known, what it
/// does to them is not.
/// </summary>
/// <param name="Reference">Its kind, namespace (null for a cluster-wide one) and name.</param>
/// <param name="Group">The API group of its kind.</param>
/// <param name="Directions">The directions in which it may decide.</param>
/// <param name="Subjects">
/// The pods it may concern, as alternatives. Selectors are read as far as they can be: what could not be read matches everything, so that
/// a pod that none of them matches is surely not concerned. None at all is a policy for nodes.
/// </param>
public sealed record OtherPolicy(
    ObjectReference Reference, string Group, ImmutableArray<PolicyType> Directions, ImmutableArray<OtherPolicySubject> Subjects)
{
    /// <summary>Whether it only decides where no NetworkPolicy isolates the pod, as a BaselineAdminNetworkPolicy does.</summary>
    public bool IsBaseline { get; init; }

    /// <summary>Whether it may decide about connections of a pod with these labels, in a namespace of this name and these labels.</summary>
    public bool MayConcern(PolicyType direction, string ns, LabelSet namespaceLabels, LabelSet podLabels) =>
        Directions.Contains(direction)
        && Subjects.Any(s => s.PodSelector.Matches(podLabels)
            && (s.NamespaceSelector is { } selector ? selector.Matches(Named(namespaceLabels, ns)) : Reference.Namespace is null || Reference.Namespace == ns));

    // These kinds select namespaces by name in ways of their own, also where the server sets no such label.
    private static LabelSet Named(LabelSet namespaceLabels, string ns) => namespaceLabels.With("kubernetes.io/metadata.name", ns);

    /// <inheritdoc/>
    public bool Equals(OtherPolicy? other) =>
        other is not null && Reference == other.Reference && Group == other.Group && IsBaseline == other.IsBaseline
        && Directions.AsSpan().SequenceEqual(other.Directions.AsSpan()) && Subjects.AsSpan().SequenceEqual(other.Subjects.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Reference, Group);
}

/// <summary>Pods that a policy of another kind may concern.</summary>
/// <param name="NamespaceSelector">Which namespaces; null is the policy's own, and every one for a cluster-wide policy.</param>
/// <param name="PodSelector">Which pods in them.</param>
public sealed record OtherPolicySubject(LabelSelector? NamespaceSelector, LabelSelector PodSelector);
