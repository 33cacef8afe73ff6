using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting;

/// <summary>One rule at work.</summary>
internal interface ILintCheck
{
    /// <summary>The rule.</summary>
    LintRule Rule { get; }

    /// <summary>What it finds in a snapshot, in any order.</summary>
    IEnumerable<Finding> Check(ClusterSnapshot snapshot);
}
