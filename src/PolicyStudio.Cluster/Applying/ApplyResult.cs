using System.Collections.Immutable;

namespace PolicyStudio.Cluster.Applying;

/// <summary>How an apply ended: always in a declared state, whatever happened.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="Steps">Every step of the plan with its last status.</param>
/// <param name="Details">What moved, what was refused, or where the reached connectivity differs from the predicted; empty when all is well.</param>
public sealed record ApplyResult(ApplyOutcome Outcome, string Message, ImmutableArray<StepProgress> Steps, ImmutableArray<string> Details)
{
    /// <summary>The number of its entry in the audit log; null when it has none: nothing was begun, or it has not ended yet.</summary>
    public long? Entry { get; init; }

    /// <summary>Whether anything was written, or may have been: a write that was begun and not refused.</summary>
    public bool HasWritten => Steps.Any(s => s.Step is Applying.Steps.WriteStep
        && (s.Status == StepStatus.Done || (s.Status == StepStatus.Failed && Outcome is ApplyOutcome.Unknown or ApplyOutcome.Stale)));
}

/// <summary>How an apply can end. The names are kept in the audit log, and never change.</summary>
public enum ApplyOutcome
{
    /// <summary>Every step is written, and the watch shows the connectivity that was predicted.</summary>
    ConfigurationMatches,

    /// <summary>Every step is written, and the watch shows something else, or nothing yet.</summary>
    ConfigurationDiffers,

    /// <summary>The plan may not be applied: it is for export only, empty, or refused by the planner. Nothing was written.</summary>
    NotApplicable,

    /// <summary>The cluster has moved since the preview; what was written before that is among the steps.</summary>
    Stale,

    /// <summary>The author may not do this.</summary>
    Forbidden,

    /// <summary>The API server or an admission webhook refused a step.</summary>
    Refused,

    /// <summary>A rollout did not end in time, or cannot; the steps after it were not written.</summary>
    RolloutFailed,

    /// <summary>Cancelled by the person; the steps that were not reached are not written.</summary>
    Cancelled,

    /// <summary>A write had no answer and the object could not be read back: it may be written or not. The plan stays in the journal until it can.</summary>
    Unknown,

    /// <summary>The journal could not be written: nothing was written to the cluster after that. What was written before is among the steps.</summary>
    NotJournalled,

    /// <summary>Interrupted, then read back: every write is there. What the cluster shows was not compared.</summary>
    Recovered,

    /// <summary>Interrupted, then read back: every object is as it was before.</summary>
    NotWritten,

    /// <summary>A person keeps an earlier change that was provisional. Nothing was written.</summary>
    Confirmed,

    /// <summary>Interrupted, then read back: some writes are there and some are not, which are among the steps. It can be resumed or rolled back.</summary>
    Partial,
}
