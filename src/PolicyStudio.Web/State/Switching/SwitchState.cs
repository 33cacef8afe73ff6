using System.Globalization;
using PolicyStudio.Web.State.Labels;

namespace PolicyStudio.Web.State.Switching;

/// <summary>A switch for one label of a namespace or a workload, as it stands with the draft laid over the cluster.</summary>
/// <param name="Label">The label that it sets.</param>
/// <param name="IsOn">Whether the object has exactly this label, the draft included.</param>
/// <param name="IsDrafted">Whether the draft changes it.</param>
/// <param name="InCluster">The key's value in the cluster, or null when the label is absent there.</param>
/// <param name="Scope">What a click writes.</param>
/// <param name="Refused">Why it cannot be switched; null when it can.</param>
public sealed record SwitchState(
    LabelPair Label, bool IsOn, bool IsDrafted, string? InCluster, SwitchScope Scope, SwitchRefusal? Refused)
{
    /// <summary>Why it cannot be switched, in a sentence for pictures: they are the same in every language.</summary>
    public string? Refusal => Refused?.In(CultureInfo.InvariantCulture);

    /// <summary>The value that a click would take the place of, or null.</summary>
    public string? Replaces => !IsOn && InCluster is not null && InCluster != Label.Value ? InCluster : null;
}

/// <summary>Why a switch cannot be turned.</summary>
/// <param name="Text">The name of a text of <c>SwitchTexts</c>.</param>
/// <param name="Parts">What stands in its places.</param>
public sealed record SwitchRefusal(string Text, params string[] Parts)
{
    /// <summary>The sentence, in a language.</summary>
    public string In(CultureInfo language) => string.Format(language, SwitchTexts.ResourceManager.GetString(Text, language)!, Parts);
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
