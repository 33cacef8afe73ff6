using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Cluster.Manifests.Reading.OtherPolicies.CalicoSelectors;

/// <summary>A selector in Calico's expression language.</summary>
internal abstract record CalicoExpression;

/// <summary><c>all()</c> is true and <c>global()</c> is false, because nothing that it selects is a pod or a namespace.</summary>
internal sealed record CalicoConstant(bool Value) : CalicoExpression;

/// <summary>A question about one label.</summary>
/// <param name="Holds">What a label selector can say where the answer is yes, and what where it is no; null is nothing.</param>
/// <param name="Fails">Likewise where the answer is no.</param>
internal sealed record CalicoTest(LabelRequirement? Holds, LabelRequirement? Fails) : CalicoExpression;

/// <summary><c>!</c>.</summary>
internal sealed record CalicoNot(CalicoExpression Operand) : CalicoExpression;

/// <summary><c>&amp;&amp;</c>, or <c>||</c>.</summary>
internal sealed record CalicoJunction(bool IsAnd, ImmutableArray<CalicoExpression> Operands) : CalicoExpression;
