using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.State.Labels;
using PolicyStudio.Web.State.Switching;

namespace PolicyStudio.Web.State.Admitting;

/// <summary>The labels that a source lacks for one peer, as a proposal to set them.</summary>
internal static class MissingLabels
{
    /// <summary>The proposal; null where something else than a label with one value is in the way, or a label cannot be switched.</summary>
    public static Admission? Proposal(TargetView target, RuleMiss miss, WorkloadEndpoint source)
    {
        if (miss.Peer is not { } index || miss.AddressMatches is not null) return null;
        var (snapshot, draft) = (target.Comparison.Before.Snapshot, target.Comparison.Draft);
        var peer = miss.Policy.Ingress[miss.Rule].From[index];
        if (snapshot.FindWorkload(source.Workload.Reference) is not { } workload) return null;
        var ns = snapshot.NamespaceOf(workload.Namespace);
        var titles = new List<string>();
        var warnings = new List<string>();
        if (miss.NamespaceMatches == false)
        {
            if (Missing(peer.NamespaceSelector, target.Comparison.After.Snapshot.NamespaceOf(ns.Name).Labels) is not { } label
                || Toggled(draft, NamespaceSwitch.Of(ns, label, draft), d => NamespaceSwitch.Toggle(ns, label, d)) is not { } labelled) return null;
            draft = labelled;
            titles.Add($"label namespace {ns.Name} {label}");
            if (ns.Labels[label.Key] is { } old && old != label.Value) warnings.Add($"replaces {label.Key}={old}");
        }
        if (miss.PodMatches == false)
        {
            if (Missing(peer.PodSelector, source.Representative.Labels) is not { } label
                || Toggled(draft, WorkloadSwitch.Of(workload, label, draft), d => WorkloadSwitch.Toggle(workload, label, d)) is not { } labelled) return null;
            draft = labelled;
            titles.Add($"label {workload.Name} {label}");
            if (WorkloadFields.IsDurable(workload)) warnings.Add(WorkloadNotes.Cost(workload));
        }
        if (titles.Count == 0) return null;
        var title = string.Join(" and ", titles);
        return new(char.ToUpperInvariant(title[0]) + title[1..], draft, 0, warnings.Count == 0 ? null : string.Join("; ", warnings));
    }

    private static PolicyDraft? Toggled(PolicyDraft draft, SwitchState state, Func<PolicyDraft, PolicyDraft> toggle) =>
        state is { IsOn: false, Refusal: null } ? toggle(draft) : null;

    // One pair of matchLabels, or one In with a single value; anything else has no one answer.
    private static LabelPair? Missing(LabelSelector? selector, LabelSet labels) =>
        selector?.Requirements.Where(r => !r.Matches(labels)).ToList() is [{ Operator: LabelOperator.In, Values: [var only] } missing] ? new(missing.Key, only) : null;
}
