using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.Components.Studio.Draft;

/// <summary>What somebody else has changed since it was drafted, in words.</summary>
internal static class ConflictWords
{
    /// <summary><c>namespace backend: name was absent, is "web" now, and the draft makes it "backend"</c>.</summary>
    public static string Of(DraftConflict conflict) => conflict.Mine switch
    {
        NamespaceLabelChange c => Label(conflict, Wording.Of(DraftTexts.NamespaceNamed, c.Namespace), c.Key),
        TemplateLabelChange c => Label(conflict, Wording.Of(DraftTexts.TemplateNamed, c.Controller), c.Key),
        PodLabelChange c => Label(conflict, Wording.Of(DraftTexts.PodNamed, $"{c.Namespace}/{c.Pod}"), c.Key),
        var mine => Wording.Of((conflict.Base, conflict.Theirs, mine) switch
        {
            (PolicyDeletion, _, PolicyDeletion) => DraftTexts.MadeDeleted,
            (PolicyDeletion, _, _) => DraftTexts.MadeWritten,
            (_, PolicyDeletion, PolicyDeletion) => DraftTexts.DeletedDeleted,
            (_, PolicyDeletion, _) => DraftTexts.DeletedWritten,
            (_, _, PolicyDeletion) => DraftTexts.EditedDeleted,
            _ => DraftTexts.EditedWritten,
        }, mine.Object),
    };

    private static string Label(DraftConflict conflict, string what, string key) =>
        Wording.Of(DraftTexts.LabelConflict, what, key, Value(conflict.Base), Value(conflict.Theirs), Value(conflict.Mine));

    private static string Value(DraftChange change) => change switch
    {
        NamespaceLabelChange { Value: { } v } => $"\"{v}\"",
        TemplateLabelChange { Value: { } v } => $"\"{v}\"",
        PodLabelChange { Value: { } v } => $"\"{v}\"",
        _ => DraftTexts.Absent,
    };
}
