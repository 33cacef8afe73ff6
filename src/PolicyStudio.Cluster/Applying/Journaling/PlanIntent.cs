using PolicyStudio.Cluster.Applying.Records;

namespace PolicyStudio.Cluster.Applying.Journaling;

/// <summary>What is about to be written: where, what, by whom, and why.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Author">On whose behalf.</param>
/// <param name="Reason">Why.</param>
/// <param name="Kind">What sort of change it is.</param>
/// <param name="Regards">The number of the audit entry that it undoes, resumes, rolls back or confirms, or null.</param>
public sealed record PlanIntent(string Cluster, PlanRecord Plan, Author Author, ChangeReason Reason, ChangeKind Kind = ChangeKind.Apply, long? Regards = null);

/// <summary>The sorts of changes. The names are kept in the audit log, and never change.</summary>
public enum ChangeKind
{
    /// <summary>A draft is applied.</summary>
    Apply,

    /// <summary>An earlier change is undone.</summary>
    Undo,

    /// <summary>An interrupted change is brought to its end.</summary>
    Resume,

    /// <summary>An interrupted change is taken back.</summary>
    RollBack,

    /// <summary>A provisional change is kept for good: an entry without steps.</summary>
    Confirm,
}
