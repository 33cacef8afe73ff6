using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Linting;

/// <summary>One rule at work.</summary>
internal interface ILintCheck
{
    /// <summary>The rule.</summary>
    LintRule Rule { get; }

    /// <summary>What it finds in a cluster, in any order.</summary>
    IEnumerable<Finding> Check(LintedCluster cluster);
}
