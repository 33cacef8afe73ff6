using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Reading.OtherPolicies.CalicoSelectors;

/// <summary>What the keys of an expression mean: an endpoint has labels of its namespace and of its service account beside its pod's.</summary>
internal abstract record CalicoKeys
{
    /// <summary>Keys of a selector of endpoints.</summary>
    public static CalicoKeys OfPods { get; } = new PodKeys();

    /// <summary>Keys of a selector of namespaces.</summary>
    public static CalicoKeys OfNamespaces { get; } = new NamespaceKeys();

    /// <summary>What a label selector can ask for in its place; empty where it can ask for nothing.</summary>
    public abstract CalicoConjunction Translate(LabelRequirement requirement);

    private sealed record PodKeys : CalicoKeys
    {
        public override CalicoConjunction Translate(LabelRequirement requirement) => requirement.Key switch
        {
            "projectcalico.org/namespace" => CalicoConjunction.OfNamespace(requirement with { Key = Namespace.NameLabel }),
            ['p', 'c', 'n', 's', '.', .. var key] => OfNamespaces.Translate(requirement with { Key = key }),
            // The service account, the orchestrator: not known here.
            ['p', 'c', 's', 'a', '.', ..] => CalicoConjunction.Anything,
            var key when key.StartsWith("projectcalico.org/", StringComparison.Ordinal) => CalicoConjunction.Anything,
            _ => CalicoConjunction.OfPod(requirement),
        };
    }

    private sealed record NamespaceKeys : CalicoKeys
    {
        public override CalicoConjunction Translate(LabelRequirement requirement) =>
            CalicoConjunction.OfNamespace(requirement.Key == "projectcalico.org/name" ? requirement with { Key = Namespace.NameLabel } : requirement);
    }
}
