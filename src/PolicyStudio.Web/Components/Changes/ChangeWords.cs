using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.Components.Changes;

/// <summary>Changes, steps and what they touch in a line each. The engine's own lines are for machines, exports and the log: these are the same in English.</summary>
internal static class ChangeWords
{
    /// <summary><c>label namespace backend name=backend</c>.</summary>
    public static string Of(DraftChange change) => change switch
    {
        NamespaceLabelChange c => Wording.Of(ChangesTexts.LabelNamespace, c.Namespace, Label(c.Key, c.Value)),
        TemplateLabelChange c => Wording.Of(ChangesTexts.LabelTemplate, c.Controller, Label(c.Key, c.Value)),
        PodLabelChange c => Wording.Of(ChangesTexts.LabelPod, $"{c.Namespace}/{c.Pod}", Label(c.Key, c.Value)),
        PolicyWrite c => Wording.Of(ChangesTexts.WritePolicy, c.Policy.NamespacedName),
        PolicyDeletion c => Wording.Of(ChangesTexts.DeletePolicy, $"{c.Namespace}/{c.Name}"),
        _ => change.Summary,
    };

    /// <summary><c>wait for the rollout of Deployment backend/orders (2 pods)</c>.</summary>
    public static string Of(PlanStep step) => step switch
    {
        LabelStep s => Of(s, string.Join(", ", s.Edits.Select(e => Label(e.Key, e.After)))),
        PolicyStep s => Wording.Of(s switch { { Before: null } => ChangesTexts.CreatePolicy, { After: null } => ChangesTexts.DeletePolicy, _ => ChangesTexts.ReplacePolicy },
            $"{s.Reference.Namespace}/{s.Reference.Name}"),
        RolloutStep s => Wording.Count(ChangesTexts.WaitForRollout, s.Pods, s.Controller),
        _ => step.Summary,
    };

    // A step is called as the change that it is of.
    private static string Of(LabelStep step, string labels) => (step.IsOfTemplate, step.Labelled) switch
    {
        (true, var controller) => Wording.Of(ChangesTexts.LabelTemplate, controller, labels),
        (_, { Kind: "Namespace" } ns) => Wording.Of(ChangesTexts.LabelNamespace, ns.Name, labels),
        (_, { Kind: "Pod" } pod) => Wording.Of(ChangesTexts.LabelPod, $"{pod.Namespace}/{pod.Name}", labels),
        (_, var other) => Wording.Of(ChangesTexts.LabelObject, other, labels),
    };

    /// <summary><c>Service db/mysql spec.selector matches 1 pod now and 2 then</c>.</summary>
    public static string Of(SelectorEffect effect) => Wording.Count(ChangesTexts.SelectorMatches, effect.Before, effect.Object, effect.Path, effect.After);

    /// <summary><c>name=backend</c>, or <c>name removed</c>.</summary>
    public static string Label(string key, string? value) => value is null ? Wording.Of(ChangesTexts.LabelRemoved, key) : $"{key}={value}";
}
