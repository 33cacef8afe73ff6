namespace PolicyStudio.Cluster.Applying.Journaling;

/// <summary>A change that is undone by itself unless somebody confirms it.</summary>
/// <param name="Entry">Its number in the audit log.</param>
/// <param name="Intent">What was written, by whom, and why.</param>
/// <param name="Until">When it is undone, or tried again.</param>
/// <param name="IsBeingUndone">Whether a plan that undoes it is in the journal, carried out at this moment or interrupted.</param>
/// <param name="Problem">Why it could not be undone the last time; empty when it was not tried yet.</param>
public sealed record ProvisionalChange(long Entry, PlanIntent Intent, DateTimeOffset Until, bool IsBeingUndone, string Problem);
