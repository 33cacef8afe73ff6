using PolicyStudio.Cluster.Applying.Steps;

namespace PolicyStudio.Cluster.Applying;

/// <summary>How far one step of an apply has come.</summary>
/// <param name="Index">The step's index in the plan.</param>
/// <param name="Step">The step.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Detail">What happens, such as <c>2 of 3 pods updated</c>, or how it ended; empty while it waits.</param>
public sealed record StepProgress(int Index, PlanStep Step, StepStatus Status, string Detail = "");

/// <summary>Where a step of an apply stands.</summary>
public enum StepStatus
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>It is being carried out.</summary>
    Running,

    /// <summary>Accepted by the API server and read back, or the rollout has ended.</summary>
    Done,

    /// <summary>It was refused, has failed or was given up.</summary>
    Failed,

    /// <summary>The apply ended before its turn: nothing of it was written.</summary>
    NotReached,
}
