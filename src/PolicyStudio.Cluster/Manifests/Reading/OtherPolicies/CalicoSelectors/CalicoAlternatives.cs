using System.Collections;
using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Cluster.Manifests.Reading.OtherPolicies.CalicoSelectors;

/// <summary>
/// An expression in disjunctive normal form: it may match what one of the conjunctions matches. What labels alone do not tell is left out,
/// which can only match more; so is everything once the form grows too large.
/// </summary>
internal sealed class CalicoAlternatives : IEnumerable<CalicoConjunction>
{
    // The form grows exponentially; a selector that people write has a handful.
    private const int Max = 64;

    private readonly ImmutableArray<CalicoConjunction> _conjunctions;

    private CalicoAlternatives(IEnumerable<CalicoConjunction> conjunctions)
    {
        _conjunctions = [.. conjunctions.Take(Max + 1)];
        if (_conjunctions.Length > Max) _conjunctions = [CalicoConjunction.Anything];
    }

    /// <summary>What matches everything.</summary>
    public static CalicoAlternatives Anything { get; } = new([CalicoConjunction.Anything]);

    /// <summary>What matches nothing.</summary>
    private static CalicoAlternatives Nothing { get; } = new([]);

    /// <summary>The form of an expression.</summary>
    public static CalicoAlternatives Of(CalicoExpression expression, CalicoKeys keys) => Of(expression, keys, isNegated: false);

    /// <summary>What both match.</summary>
    public static CalicoAlternatives Both(CalicoAlternatives left, CalicoAlternatives right) =>
        new(left._conjunctions.SelectMany(l => right._conjunctions.Select(l.And)));

    /// <inheritdoc/>
    public IEnumerator<CalicoConjunction> GetEnumerator() => ((IEnumerable<CalicoConjunction>)_conjunctions).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static CalicoAlternatives Of(CalicoExpression expression, CalicoKeys keys, bool isNegated) => expression switch
    {
        CalicoConstant constant => constant.Value != isNegated ? Anything : Nothing,
        CalicoTest test => (isNegated ? test.Fails : test.Holds) is { } requirement ? Of(requirement, keys) : Anything,
        CalicoNot not => Of(not.Operand, keys, !isNegated),
        // Not (a and b) is (not a) or (not b).
        CalicoJunction junction when junction.IsAnd != isNegated =>
            junction.Operands.Aggregate(Anything, (all, operand) => Both(all, Of(operand, keys, isNegated))),
        CalicoJunction junction => new(junction.Operands.SelectMany(operand => Of(operand, keys, isNegated))),
        _ => Anything,
    };

    private static CalicoAlternatives Of(LabelRequirement requirement, CalicoKeys keys) => new([keys.Translate(requirement)]);
}
