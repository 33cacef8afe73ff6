using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Matrix.Indexing;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Matrix.Compiling;

/// <summary>A policy with its rules compiled.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Selector">Its pod selector with numbers.</param>
/// <param name="Ingress">Its ingress rules; default where it does not isolate ingress.</param>
/// <param name="Egress">Its egress rules; default where it does not isolate egress.</param>
internal sealed record CompiledPolicy(NetworkPolicy Policy, CompiledSelector Selector, ImmutableArray<CompiledRule> Ingress, ImmutableArray<CompiledRule> Egress)
{
    /// <summary>Whom it selects.</summary>
    public LabelSelector Subject => Policy.PodSelector;

    /// <summary>Its rules in a direction; default where it does not isolate in it.</summary>
    public ImmutableArray<CompiledRule> Rules(PolicyType direction) => direction == PolicyType.Ingress ? Ingress : Egress;
}
