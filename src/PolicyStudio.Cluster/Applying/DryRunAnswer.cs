using PolicyStudio.Cluster.Applying.Steps;

namespace PolicyStudio.Cluster.Applying;

/// <summary>What the API server would answer to one write.</summary>
/// <param name="Step">The write.</param>
/// <param name="Answer">Its answer; <see cref="WriteOutcome.Forbidden"/> with the reason when the author may not do it.</param>
public sealed record DryRunAnswer(WriteStep Step, WriteAnswer Answer);
