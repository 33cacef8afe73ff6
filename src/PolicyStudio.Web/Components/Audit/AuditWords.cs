using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Web.Components.Changes;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.Components.Audit;

/// <summary>Entries of the audit log in a few words.</summary>
internal static class AuditWords
{
    /// <summary>What was written: the first step, and how many more.</summary>
    public static string What(AuditEntry entry)
    {
        var writes = entry.Intent.Plan.Writes.ToList();
        var first = writes.Count == 0 ? AuditTexts.NothingToWrite : Shown.Of(ChangeWords.Of(writes[0]), 120);
        var what = entry.Intent.Kind == ChangeKind.Confirm ? AuditTexts.StaysForGood
            : writes.Count > 1 ? Wording.Of(AuditTexts.WhatAndMore, first, writes.Count - 1) : first;
        return Kind(entry.Intent) is { } kind ? Wording.Of(AuditTexts.KindThenWhat, kind, what) : Wording.Sentence(what);
    }

    /// <summary>What sort of change it is; null where it is simply a draft that was applied.</summary>
    public static string? Kind(PlanIntent intent) => (intent.Kind, intent.Regards) switch
    {
        (ChangeKind.Undo, { } entry) => Wording.Of(AuditTexts.KindUndo, entry),
        (ChangeKind.Resume, { } entry) => Wording.Of(AuditTexts.KindResume, entry),
        (ChangeKind.RollBack, { } entry) => Wording.Of(AuditTexts.KindRollBack, entry),
        (ChangeKind.Confirm, { } entry) => Wording.Of(AuditTexts.KindConfirm, entry),
        _ => null,
    };
}
