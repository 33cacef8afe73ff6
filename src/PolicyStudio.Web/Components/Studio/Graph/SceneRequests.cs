using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Questions;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Switching;

namespace PolicyStudio.Web.Components.Studio.Graph;

/// <summary>Says to the diagram what to draw of a target.</summary>
internal static class SceneRequests
{
    /// <summary>The picture that the page works with.</summary>
    public static SceneRequest ForPage(TargetView target, StudioLook look)
    {
        var request = Of(target, look.IsBefore, look);
        var edges = request.Reachability.Edges;
        return !look.ChangedOnly ? request
            : request with { Reachability = request.Reachability with { Edges = [.. edges.Where(e => e.Change != EdgeChange.None)] } };
    }

    /// <summary>A picture that speaks for itself: before, or with the draft.</summary>
    public static SceneRequest ForFile(TargetView target, bool isBefore) => Of(target, isBefore, StudioLook.Start) with
    {
        ShowQuestion = true,
        Caption = target.Comparison.Draft.IsEmpty ? null : isBefore ? "before" : "with the draft",
    };

    private static SceneRequest Of(TargetView target, bool isBefore, StudioLook look)
    {
        var request = Of(target) with { FoldedLanes = look.Folded, UnfoldedLanes = look.Unfolded };
        if (!isBefore || target.Comparison.Draft.IsEmpty) return request;
        // The same lanes stand open as with the draft, so that the two pictures can be laid side by side.
        var open = SceneBuilder.Build(request).Lanes.Where(l => !l.IsFolded).Select(l => l.Id);
        return Of(target.AsItIs()) with { FoldedLanes = look.Folded, UnfoldedLanes = [.. open], ShowUnfoldedLimit = 0 };
    }

    private static SceneRequest Of(TargetView target)
    {
        var (draft, comparison) = (target.Comparison.Draft, target.Comparison);
        var snapshot = comparison.Before.Snapshot;
        var sources = target.Reach.After.Edges.Select(e => e.Source).OfType<WorkloadEndpoint>().ToList();
        var namespaces = sources.Select(s => s.Workload.Namespace).Distinct().Select(snapshot.NamespaceOf).ToList();
        return new ReachabilityQuestion(snapshot, comparison.After.Snapshot, target.Reach, target.Ports, target.Port).Request(showChanges: !draft.IsEmpty) with
        {
            NamespaceSwitches = namespaces.ToDictionary(n => n.Name, n => Draw(NamespaceSwitch.Of(n, target.Labels.ForNamespace(n.Name), draft))),
            WorkloadSwitches = sources.Where(s => !s.Representative.HostNetwork).DistinctBy(s => s.Id)
                .ToDictionary(s => s.Id, s => Draw(WorkloadSwitch.Of(draft.IsEmpty ? s.Workload : snapshot.FindWorkload(s.Workload.Reference) ?? s.Workload, target.Labels.Pod, draft))),
            NamespaceLabels = namespaces.ToDictionary(n => n.Name, n => OtherLabels(n, target)),
        };
    }

    private static LabelSwitch Draw(SwitchState state) => new(
        state.Label.ToString(), state.IsOn,
        !state.IsDrafted ? LabelSwitchChange.None : state.IsOn ? LabelSwitchChange.TurnedOn
            // Another value that the draft gives the key takes nothing away that never was there.
            : state.Scope != SwitchScope.Pods && state.InCluster != state.Label.Value ? LabelSwitchChange.None : LabelSwitchChange.TurnedOff,
        state.Refusal, state.Scope == SwitchScope.Pods);

    // The switch shows its own label; the rest stands beside the namespace's name.
    private static LabelSet OtherLabels(Namespace ns, TargetView target) =>
        target.Labels.ForNamespace(ns.Name) is var label && label.IsOn(ns.Labels) ? ns.Labels.With(label.Key, null) : ns.Labels;
}
