using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Reading.OtherPolicies;

/// <summary>Whom a policy of another kind may concern, and in which directions.</summary>
/// <param name="Directions">The directions in which it may decide.</param>
/// <param name="Subjects">
/// The pods, as alternatives; without a namespace selector those of the policy's own namespace, or of every one where it has none.
/// </param>
/// <param name="IsBaseline">Whether it only decides where no NetworkPolicy does.</param>
internal sealed record PolicyReach(ImmutableArray<PolicyType> Directions, ImmutableArray<OtherPolicySubject> Subjects, bool IsBaseline = false)
{
    /// <summary>Every pod in the policy's scope, in both directions: what is not understood may concern anything.</summary>
    public static PolicyReach Anything { get; } = new([PolicyType.Ingress, PolicyType.Egress], [Everyone]);

    /// <summary>Every pod in the policy's scope.</summary>
    public static OtherPolicySubject Everyone => new(null, LabelSelector.Everything);

    /// <summary>The directions that a policy has rules for; one that has none for either decides in a way that is not understood.</summary>
    public static ImmutableArray<PolicyType> DirectionsOf(bool ingress, bool egress) => (ingress, egress) switch
    {
        (true, false) => [PolicyType.Ingress],
        (false, true) => [PolicyType.Egress],
        _ => Anything.Directions,
    };

    /// <summary>A selector as the API server would accept it; anything else is reported, so that the whole policy counts as not understood.</summary>
    public static LabelSelector Selector(Field field)
    {
        var selector = SelectorReader.Read(field, isStrict: true, checksSyntax: false);
        if (selector.MatchExpressions.Any(e => (e.Operator is LabelOperator.In or LabelOperator.NotIn) == e.Values.IsEmpty))
            field.Error("has values that do not fit its operators");
        return selector;
    }
}
