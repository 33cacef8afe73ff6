using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Web.Components.Layout.Controls;

namespace PolicyStudio.Web.Components.Audit;

/// <summary>Entries of the audit log in a few words.</summary>
internal static class AuditWords
{
    /// <summary>What was written: the first step, and how many more.</summary>
    public static string What(AuditEntry entry)
    {
        var writes = entry.Intent.Plan.Writes.ToList();
        var first = writes.Count == 0 ? "nothing to write" : Shown.Of(writes[0].Summary, 120);
        if (entry.Intent.Kind == ChangeKind.Confirm) return $"{Kind(entry.Intent)}it stays for good";
        return Kind(entry.Intent) + first + (writes.Count > 1 ? $" and {writes.Count - 1} more" : "");
    }

    /// <summary>What sort of change it is, where it is not simply a draft that was applied.</summary>
    public static string Kind(PlanIntent intent) => (intent.Kind, intent.Regards) switch
    {
        (ChangeKind.Undo, { } entry) => $"undo of {entry}: ",
        (ChangeKind.Resume, { } entry) => $"resumes {entry}: ",
        (ChangeKind.RollBack, { } entry) => $"rolls back {entry}: ",
        (ChangeKind.Confirm, { } entry) => $"confirms {entry}: ",
        _ => "",
    };
}
