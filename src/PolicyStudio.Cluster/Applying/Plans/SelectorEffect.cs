using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Applying.Plans;

/// <summary>A selector that a draft's labels make match other pods.</summary>
/// <param name="Object">The Service, policy, budget or webhook it stands in.</param>
/// <param name="Path">Where it stands, such as <c>spec.selector</c> or <c>spec.ingress[0].from[1]</c>.</param>
/// <param name="Before">How many pods it matches.</param>
/// <param name="After">How many pods it would match.</param>
public sealed record SelectorEffect(ObjectReference Object, string Path, int Before, int After)
{
    /// <summary>The effect in a sentence.</summary>
    public override string ToString() => $"{Object} {Path} matches {Before} pod{(Before == 1 ? "" : "s")} now and {After} then";
}
