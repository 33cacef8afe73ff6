namespace PolicyStudio.Cluster.Applying.Journaling;

/// <summary>
/// A plan in the journal that this process carries out. It is kept for it while this is not disposed and the process lives; when another has
/// taken it over nonetheless, every method throws <see cref="JournalException"/>, and so does everything when the store fails.
/// </summary>
public interface IJournalledPlan : IAsyncDisposable
{
    /// <summary>What the journal holds of it.</summary>
    UnfinishedPlan Plan { get; }

    /// <summary>Writes down where a step stands; durable when this returns. A write has been told as running before it goes out.</summary>
    Task MarkAsync(StepProgress step);

    /// <summary>Ends the plan: it leaves the journal and becomes an entry of the audit log, in one transaction. Returns the result with the entry's number.</summary>
    Task<ApplyResult> EndAsync(ApplyResult result);

    /// <summary>Leaves the plan in the journal for whoever takes it over.</summary>
    /// <param name="result">Where it stands; <see cref="ApplyOutcome.Partial"/> when a person has to decide.</param>
    Task LeaveAsync(ApplyResult result);

    /// <summary>Ends the plan and begins the one that goes on from there, in one transaction: at no moment are both in the journal, or neither.</summary>
    /// <param name="result">How this one ended.</param>
    /// <param name="next">What follows; it regards the entry that this one becomes.</param>
    Task<IJournalledPlan> HandOverAsync(ApplyResult result, PlanIntent next);
}
