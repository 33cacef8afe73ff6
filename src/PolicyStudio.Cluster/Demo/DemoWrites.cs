using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Demo;

/// <summary>Plays the API server for one write: compares the precondition, validates, and stores.</summary>
internal static class DemoWrites
{
    /// <summary>The answer, and the cluster after the write, which is the same instance when it was not accepted.</summary>
    public static (WriteAnswer Answer, ClusterSnapshot After) Write(ClusterSnapshot cluster, WriteStep step, DemoVersions versions)
    {
        var reading = cluster.Read(step);
        if (reading.State != StepState.Before) return (new(WriteOutcome.Stale, reading.Message), cluster);
        var errors = Errors(cluster, step).ToList();
        if (errors.Count > 0) return (new(WriteOutcome.Refused, $"{step.Object} is invalid: {string.Join("; ", errors)}"), cluster);
        var after = Store(cluster, step, versions.Write(cluster.VersionOf(step.Object), step.Object));
        return (new(WriteOutcome.Accepted, "accepted by the demo cluster", after.VersionOf(step.Object)), after);
    }

    private static IEnumerable<string> Errors(ClusterSnapshot cluster, WriteStep step) => step switch
    {
        PolicyStep { After: { } policy } when !cluster.NamespaceOf(policy.Namespace).IsDeclared => [$"namespaces \"{policy.Namespace}\" not found"],
        PolicyStep { After: { } policy } => NetworkPolicyValidation.Validate(policy).Select(f => $"{f.Path}: {f.Message}"),
        LabelStep labels => labels.Edits.SelectMany(Errors).Concat(labels.IsOfTemplate ? TemplateErrors(cluster, labels) : NameErrors(labels)),
        _ => [],
    };

    private static IEnumerable<string> Errors(LabelEdit edit)
    {
        if (LabelSyntax.KeyError(edit.Key) is { } key) yield return $"metadata.labels: key '{edit.Key}': {key}";
        if (edit.After is not null && LabelSyntax.ValueError(edit.After) is { } value) yield return $"metadata.labels: '{edit.After}': {value}";
    }

    private static IEnumerable<string> NameErrors(LabelStep step)
    {
        if (step.Labelled.Kind == "Namespace" && step.Edits.Any(e => e.Key == Namespace.NameLabel))
            yield return $"metadata.labels[{Namespace.NameLabel}]: must equal the namespace's name";
    }

    private static IEnumerable<string> TemplateErrors(ClusterSnapshot cluster, LabelStep step)
    {
        var controller = cluster.FindController(step.Labelled)!;
        if (!controller.IsTemplateMutable) yield return "spec.template: field is immutable";
        if (controller.Selector is { } selector && !selector.Matches(With(controller.Template.Labels, step)))
            yield return $"{step.Path}.labels: selector does not match template labels";
    }

    private static ClusterSnapshot Store(ClusterSnapshot cluster, WriteStep step, ObjectVersion version) => step switch
    {
        PolicyStep p => cluster.With(policies: [.. cluster.Policies.Where(x => x.Reference != p.Reference),
            .. p.After is { } policy ? [policy with { Version = version, Manager = p.Before?.Manager }] : Array.Empty<NetworkPolicy>()]),
        LabelStep { Labelled.Kind: "Namespace" } l => cluster.With(
            namespaces: cluster.Namespaces.Select(n => n.Reference == l.Labelled ? n with { Labels = With(n.Labels, l), Version = version } : n)),
        LabelStep { Labelled.Kind: "Pod" } l => cluster.With(
            pods: cluster.Pods.Select(p => p.Reference == l.Labelled ? p with { Labels = With(p.Labels, l), Version = version } : p)),
        LabelStep l => cluster.With(controllers: cluster.Controllers.Select(c => c.Reference == l.Labelled ? Templated(c, l, version) : c)),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    // Until the controller has seen the new template, its numbers are those of the old one.
    private static Controller Templated(Controller controller, LabelStep step, ObjectVersion version) => controller with
    {
        Template = controller.Template with { Labels = With(controller.Template.Labels, step) },
        Rollout = controller.Rollout with { IsObserved = controller.Rollout.Follow != RolloutFollow.Replaces },
        Version = version,
    };

    private static LabelSet With(LabelSet labels, LabelStep step) => step.Edits.Aggregate(labels, (set, e) => set.With(e.Key, e.After));
}
