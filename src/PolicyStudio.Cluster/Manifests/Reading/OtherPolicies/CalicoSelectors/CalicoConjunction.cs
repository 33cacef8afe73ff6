using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Reading.OtherPolicies.CalicoSelectors;

/// <summary>Requirements all of which must hold, of a pod's namespace and of the pod.</summary>
internal readonly record struct CalicoConjunction(ImmutableArray<LabelRequirement> Namespace, ImmutableArray<LabelRequirement> Pod)
{
    /// <summary>No requirement.</summary>
    public static CalicoConjunction Anything { get; } = new([], []);

    /// <summary>One requirement of the namespace.</summary>
    public static CalicoConjunction OfNamespace(LabelRequirement requirement) => new([requirement], []);

    /// <summary>One requirement of the pod.</summary>
    public static CalicoConjunction OfPod(LabelRequirement requirement) => new([], [requirement]);

    /// <summary>The requirements of both.</summary>
    public CalicoConjunction And(CalicoConjunction other) => new(Namespace.AddRange(other.Namespace), Pod.AddRange(other.Pod));

    /// <summary>As selectors.</summary>
    public OtherPolicySubject ToSubject() => new(Namespace.IsEmpty ? null : new(LabelSet.Empty, Namespace), new(LabelSet.Empty, Pod));
}
