using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Policies;

namespace PolicyStudio.Web.Components.Studio.Protect;

/// <summary>Makes the policy that protects the target, as a form or as YAML.</summary>
public sealed partial class ProtectPanel : ComponentBase
{
    private PolicyForm _form = default!;
    private string _text = "";
    private string _generated = "";
    private bool _isText;
    private (ObjectReference, PolicyDraft, object)? _suggestedFor;

    /// <summary>The target with its answer.</summary>
    [Parameter, EditorRequired] public TargetView Target { get; set; } = default!;

    /// <summary>Policies go into the draft.</summary>
    [Parameter] public EventCallback<ImmutableArray<NetworkPolicy>> OnWritten { get; set; }

    private NetworkPolicy Policy => _form.ToPolicy(Target.Workload);

    private NetworkPolicy? Existing => Target.Comparison.After.Snapshot.FindPolicy(Policy.Namespace, Policy.Name);

    private bool IsDrafted => Target.Comparison.Draft.Changes.OfType<PolicyWrite>().Any(c => c.Object == Policy.Reference);

    private ImmutableArray<Finding> Faults => NetworkPolicyValidation.Validate(Policy);

    private IEnumerable<string> Errors
    {
        get
        {
            if (DnsName.SubdomainError(Policy.Name) is not null) yield return ProtectTexts.BadName;
            if (Policy.PodSelector.IsEmpty) yield return ProtectTexts.NoCommonLabel;
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // Another target, another label or another switch makes another suggestion; what the cluster does meanwhile leaves the form alone.
        var suggestedFor = (Target.Workload.Reference, WithoutPolicies(Target.Comparison.Draft), (object)(Target.Labels, Target.Port));
        if (suggestedFor.Equals(_suggestedFor)) return;
        var isOther = _suggestedFor is { } before && before.Item1 != Target.Workload.Reference;
        _suggestedFor = suggestedFor;
        _form = PolicySuggestion.For(Target, Target.Comparison.Draft, Target.Comparison.Before.Snapshot);
        // What was typed for one target protects no other.
        if (_isText && isOther) ToText();
    }

    private static PolicyDraft WithoutPolicies(PolicyDraft draft) =>
        draft.Changes.OfType<PolicyWrite>().Aggregate(draft, (d, c) => d.Without(c));

    private void ToText()
    {
        // What was typed stays until the form says something else: the last edit counts.
        var generated = ManifestWriter.Yaml(Policy);
        if (generated != _generated) _text = _generated = generated;
        _isText = true;
    }

    private Task WriteAsync(ImmutableArray<NetworkPolicy> policies) => OnWritten.InvokeAsync(policies);
}
