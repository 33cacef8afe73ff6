using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Drafts;

namespace PolicyStudio.Web.Components.Studio.Draft;

/// <summary>A draft in words.</summary>
internal static class DraftWords
{
    /// <summary>A change in a few words, with its cost: <c>label orders' template db=access_ok (restarts 3 pods)</c>.</summary>
    public static string Of(DraftNote note) => note.Cost is { } cost ? Wording.Of(DraftTexts.WithCost, Short(note.Change), cost) : Short(note.Change);

    /// <summary>What the draft does to the answer, each with its class: what stays, what opens, what closes.</summary>
    public static IEnumerable<(string Text, string Class)> Counts(TargetView target)
    {
        var (counts, ports) = (target.Counts, target.ClosingPorts);
        if (!counts.HasChanges && ports == 0) yield break;
        yield return (Wording.Count(DraftTexts.StaysAllowed, counts.StaysAllowed), "allow");
        if (counts.NewlyAllowed > 0) yield return (Wording.Count(DraftTexts.NewlyAllowed, counts.NewlyAllowed), "allow");
        if (counts.NewlyDenied > 0 || ports > 0)
            yield return (Wording.Count(ports > 1 ? DraftTexts.NewlyDeniedPorts : DraftTexts.NewlyDenied, counts.NewlyDenied, ports), "deny");
        if (counts.NewlyUndecidable > 0) yield return (Wording.Count(DraftTexts.NewlyUndecidable, counts.NewlyUndecidable), "unsure");
    }

    private static string Short(DraftChange change) => change switch
    {
        NamespaceLabelChange c => Label(c.Namespace, c.Key, c.Value),
        TemplateLabelChange c => Label(Wording.Of(DraftTexts.TemplateOf, c.Controller.Name), c.Key, c.Value),
        PodLabelChange c => Label(Wording.Of(DraftTexts.PodNamed, c.Pod), c.Key, c.Value),
        PolicyWrite c => Wording.Of(DraftTexts.ShortWrite, c.Policy.Name, c.Policy.Namespace),
        PolicyDeletion c => Wording.Of(DraftTexts.ShortDelete, c.Name, c.Namespace),
        _ => change.Summary,
    };

    private static string Label(string what, string key, string? value) => value is null
        ? Wording.Of(DraftTexts.ShortUnlabel, what, key) : Wording.Of(DraftTexts.ShortLabel, what, $"{key}={value}");
}
