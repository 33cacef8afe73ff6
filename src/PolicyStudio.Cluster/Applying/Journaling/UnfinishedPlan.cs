using System.Collections.Immutable;

namespace PolicyStudio.Cluster.Applying.Journaling;

/// <summary>A plan that has begun and not ended, as the journal holds it.</summary>
/// <param name="Id">Its name in the journal.</param>
/// <param name="Intent">What was to be written, by whom, and why.</param>
/// <param name="Begun">When.</param>
/// <param name="State">Whether somebody carries it out.</param>
/// <param name="Steps">Every step as it was last told; a step that was running may be written or not.</param>
/// <param name="Message">Where it stands, in a sentence; empty while it is carried out.</param>
public sealed record UnfinishedPlan(
    Guid Id, PlanIntent Intent, DateTimeOffset Begun, UnfinishedState State, ImmutableArray<StepProgress> Steps, string Message = "");

/// <summary>How an unfinished plan stands.</summary>
public enum UnfinishedState
{
    /// <summary>A process carries it out.</summary>
    Running,

    /// <summary>The process that carried it out is gone, or has left it: it is to be read back.</summary>
    Interrupted,

    /// <summary>Read back, and written in part: somebody has to resume it or roll it back.</summary>
    Partial,
}
