using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Plans;

/// <summary>What may not be written, whoever asks: it would be refused, break a controller, or be lost at once.</summary>
internal static class PlanRefusals
{
    public static ImmutableArray<string> Of(PolicyDraft draft, ClusterSnapshot snapshot) =>
        [.. draft.Changes.SelectMany(c => Of(c, draft, snapshot)).Distinct()];

    private static IEnumerable<string> Of(DraftChange change, PolicyDraft draft, ClusterSnapshot snapshot)
    {
        if (draft.Orphans(snapshot).Contains(change)) return [$"{change.Object} is not there"];
        return change switch
        {
            NamespaceLabelChange c => [.. Syntax(c.Key, c.Value), .. NameLabel(c)],
            TemplateLabelChange c => [.. Syntax(c.Key, c.Value), .. Template(c, snapshot.FindController(c.Controller)!)],
            PodLabelChange c => [.. Syntax(c.Key, c.Value), .. PodLabel(c, draft, snapshot)],
            PolicyWrite c => NetworkPolicyValidation.Validate(c.Policy).Select(f => $"{c.Object} {f.Path}: {f.Message}"),
            _ => [],
        };
    }

    private static IEnumerable<string> NameLabel(NamespaceLabelChange change)
    {
        if (change.Key == Namespace.NameLabel) yield return $"{change.Object}: {Namespace.NameLabel} is the namespace's own name, which nobody can change";
    }

    private static IEnumerable<string> Template(TemplateLabelChange change, Controller controller)
    {
        if (!controller.IsTemplateMutable) yield return $"the template of {change.Controller} cannot be changed";
        if (controller.Owner is { } owner) yield return $"{change.Controller} belongs to {owner}, which writes its template";
        if (controller.Selects(change.Key)) yield return OwnSelector(change.Key, controller);
    }

    private static IEnumerable<string> PodLabel(PodLabelChange change, PolicyDraft draft, ClusterSnapshot snapshot)
    {
        var pod = snapshot.FindPod(change.Namespace, change.Pod)!;
        if (pod.Owner is { } owner && snapshot.FindController(owner) is { } controller && controller.Selects(change.Key))
            yield return OwnSelector(change.Key, controller);
        var workload = snapshot.Workloads.First(w => w.Pods.Contains(pod));
        var isRolledOut = draft.Changes.OfType<TemplateLabelChange>().Any(c => c.Controller == workload.Reference);
        if (isRolledOut && workload.Controller is { Rollout.Follow: RolloutFollow.Replaces })
            yield return $"{change.Object} is replaced by the rollout of {workload.Reference}, which the draft starts: put the label on the template";
    }

    private static string OwnSelector(string key, Controller controller) =>
        $"{key} is read by the selector of {controller.Reference}: changing it would cut its pods off from it";

    private static IEnumerable<string> Syntax(string key, string? value)
    {
        if (LabelSyntax.KeyError(key) is { } badKey) yield return $"label key '{key}': {badKey}";
        if (value is not null && LabelSyntax.ValueError(value) is { } badValue) yield return $"label value '{value}': {badValue}";
    }
}
