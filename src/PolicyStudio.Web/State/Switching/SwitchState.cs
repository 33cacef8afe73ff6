using PolicyStudio.Web.State.Labels;

namespace PolicyStudio.Web.State.Switching;

/// <summary>A switch for one label of a namespace or a workload, as it stands with the draft laid over the cluster.</summary>
/// <param name="Label">The label that it sets.</param>
/// <param name="IsOn">Whether the object has exactly this label, the draft included.</param>
/// <param name="IsDrafted">Whether the draft changes it.</param>
/// <param name="InCluster">The key's value in the cluster, or null when the label is absent there.</param>
/// <param name="Scope">What a click writes.</param>
/// <param name="Refusal">Why it cannot be switched, in a sentence; null when it can.</param>
/// <param name="Note">What a person should know before a click, or null.</param>
public sealed record SwitchState(
    LabelPair Label, bool IsOn, bool IsDrafted, string? InCluster, SwitchScope Scope, string? Refusal, string? Note)
{
    /// <summary>The value that a click would take the place of, or null.</summary>
    public string? Replaces => !IsOn && InCluster is not null && InCluster != Label.Value ? InCluster : null;
}

/// <summary>What a switch writes.</summary>
public enum SwitchScope
{
    /// <summary>The labels of the Namespace object.</summary>
    Namespace,

    /// <summary>The labels of the owner's pod template: durable.</summary>
    Template,

    /// <summary>The labels of the pods alone: lost when a pod is replaced.</summary>
    Pods,
}
