using System.ComponentModel.DataAnnotations;
using PolicyStudio.Web.State.Labels;

namespace PolicyStudio.Web.State;

/// <summary>What the studio suggests before anybody has chosen anything: section <c>Studio</c> of the configuration. All of it can be chosen on the page.</summary>
public sealed class SuggestionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Studio";

    /// <summary>Names of workloads that make a good first target, best first; none of them need exist.</summary>
    public IReadOnlyList<string> PreferredTargets { get; init; } = [];

    /// <summary>The key of the namespace label that is offered as a switch.</summary>
    [Required, LabelKey]
    public string NamespaceLabelKey { get; init; } = "name";

    /// <summary>The value of the namespace label; null is each namespace's own name.</summary>
    [LabelValue]
    public string? NamespaceLabelValue { get; init; }

    /// <summary>The key of the pod label that is offered as a switch.</summary>
    [Required, LabelKey]
    public string PodLabelKey { get; init; } = "access";

    /// <summary>The value of the pod label.</summary>
    [Required, LabelValue]
    public string PodLabelValue { get; init; } = "allowed";

    /// <summary>The choices these options make.</summary>
    public LabelChoices Labels => new(NamespaceLabelKey, NamespaceLabelValue, new(PodLabelKey, PodLabelValue));
}
