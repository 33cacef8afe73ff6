using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Applying.Exporting;

/// <summary>The kubectl commands that do what a plan does, one a step, in the plan's order. Safe to paste into bash whatever the names hold.</summary>
public static class KubectlCommands
{
    /// <summary>The commands.</summary>
    public static ImmutableArray<string> For(ChangePlan plan) => [.. plan.Steps.Select(Command)];

    private static string Command(PlanStep step) => step switch
    {
        LabelStep { IsOfTemplate: true } s =>
            $"kubectl patch {Target(s.Object)} --type=merge --patch={ShellWord.Quote(LabelPatch.Of(s).ToJsonString())}",
        LabelStep s => $"kubectl label {Target(s.Object)} {string.Join(' ', s.Edits.Select(Assign))} --overwrite",
        RolloutStep s => $"kubectl rollout status {Target(s.Object)} --timeout=5m",
        PolicyStep { After: null } s => $"kubectl delete {Target(s.Object)}",
        PolicyStep s => Apply(ManifestWriter.Yaml(s.After!)),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    // --option=value, so that no value can be taken for an option.
    private static string Target(ObjectReference reference)
    {
        var target = $"{Resource(reference.Kind)} {ShellWord.Quote(reference.Name)}";
        return reference.Namespace is { } ns ? $"{target} --namespace={ShellWord.Quote(ns)}" : target;
    }

    private static string Resource(string kind) => kind switch
    {
        "ReplicationController" or "ReplicaSet" or "StatefulSet" or "DaemonSet" or "CronJob" or "NetworkPolicy" or "Deployment" or "Namespace" or "Pod"
            => kind.ToLowerInvariant(),
        _ => ShellWord.Quote(kind),
    };

    private static string Assign(LabelEdit edit) => ShellWord.Quote(edit.After is null ? $"{edit.Key}-" : $"{edit.Key}={edit.After}");

    // The delimiter is quoted, so that the shell reads the document as it is, and is no line of it.
    private static string Apply(string yaml)
    {
        var delimiter = "EOF";
        while (yaml.Split('\n').Contains(delimiter)) delimiter += "_";
        return $"kubectl apply --filename=- <<'{delimiter}'\n{yaml.TrimEnd('\n')}\n{delimiter}";
    }
}
