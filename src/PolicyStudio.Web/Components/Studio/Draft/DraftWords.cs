using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Drafts;

namespace PolicyStudio.Web.Components.Studio.Draft;

/// <summary>A draft in words.</summary>
internal static class DraftWords
{
    /// <summary>A change in a few words, with its cost: <c>label orders' template db=access_ok (restarts 3 pods)</c>.</summary>
    public static string Of(DraftNote note) => Short(note.Change) + (note.Cost is null ? "" : $" ({note.Cost})");

    /// <summary>What the draft does to the answer, each with its class: what stays, what opens, what closes.</summary>
    public static IEnumerable<(string Text, string Class)> Counts(TargetView target)
    {
        var counts = target.Counts;
        if (!counts.HasChanges && target.ClosingPorts == 0) yield break;
        yield return ($"{counts.StaysAllowed} {(counts.StaysAllowed == 1 ? "stays" : "stay")} allowed", "allow");
        if (counts.NewlyAllowed > 0) yield return ($"{counts.NewlyAllowed} newly allowed", "allow");
        if (counts.NewlyDenied > 0 || target.ClosingPorts > 0)
            yield return ($"{counts.NewlyDenied} newly denied{(target.ClosingPorts > 1 ? $", {target.ClosingPorts} ports" : "")}", "deny");
        if (counts.NewlyUndecidable > 0) yield return ($"{counts.NewlyUndecidable} newly undecidable", "unsure");
    }

    private static string Short(DraftChange change) => change switch
    {
        NamespaceLabelChange c => $"{Verb(c.Value)} {c.Namespace} {Label(c.Key, c.Value)}",
        TemplateLabelChange c => $"{Verb(c.Value)} {c.Controller.Name}’s template {Label(c.Key, c.Value)}",
        PodLabelChange c => $"{Verb(c.Value)} pod {c.Pod} {Label(c.Key, c.Value)}",
        PolicyWrite c => $"write policy {c.Policy.Name} in {c.Policy.Namespace}",
        PolicyDeletion c => $"delete policy {c.Name} in {c.Namespace}",
        _ => change.Summary,
    };

    private static string Verb(string? value) => value is null ? "unlabel" : "label";

    private static string Label(string key, string? value) => value is null ? key : $"{key}={value}";
}
