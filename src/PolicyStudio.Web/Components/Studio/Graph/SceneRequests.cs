using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Questions;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Looking;
using PolicyStudio.Web.State.Switching;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.Components.Studio.Graph;

/// <summary>Says to the diagram what to draw of a target.</summary>
internal static class SceneRequests
{
    /// <summary>The picture that the page works with.</summary>
    public static SceneRequest ForPage(TargetView target, StudioLook look)
    {
        var request = Of(target, look.IsBefore, look);
        return look.Filter.IsEmpty ? request : request with
        {
            Targets = [.. request.Targets.Select(t => t with
            {
                Ingress = t.Ingress is { } ingress ? look.Filter.Of(ingress) : null,
                Egress = t.Egress is { } egress ? look.Filter.Of(egress) : null,
            })],
        };
    }

    /// <summary>A picture that speaks for itself: before, or with the draft.</summary>
    public static SceneRequest ForFile(TargetView target, bool isBefore) => Of(target, isBefore, StudioLook.Start) with
    {
        ShowQuestion = true,
        Caption = target.Comparison.Draft.IsEmpty ? null : isBefore ? SceneRequest.Before : SceneRequest.WithDraft,
    };

    /// <summary>The target and the port that a chip of the picture stands for.</summary>
    public static (TargetView Target, TargetPort Port)? FindPort(TargetView target, string id) =>
        (from owner in target.All
         from port in owner.Ports
         where PortId(target, owner, port.Id) == id
         select ((TargetView, TargetPort)?)(owner, port)).FirstOrDefault();

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
        var peers = target.All.SelectMany(t => t.Answers).SelectMany(a => a.After.Edges).Select(e => e.Peer).OfType<WorkloadEndpoint>().DistinctBy(s => s.Id).ToList();
        var namespaces = peers.Select(s => s.Workload.Namespace).Distinct().Select(snapshot.NamespaceOf).ToList();
        var questions = target.All.Select(t => (View: t, Request: Question(t).Request(showChanges: !draft.IsEmpty))).ToList();
        return questions[0].Request with
        {
            Question = string.Join("; ", questions.Select(q => q.Request.Question)),
            Targets = [.. questions.Select(q => q.Request.Targets[0] with { Ports = [.. q.Request.Targets[0].Ports.Select(p => p with { Id = PortId(target, q.View, p.Id) })] })],
            NamespaceSwitches = namespaces.ToDictionary(n => n.Name, n => Draw(NamespaceSwitch.Of(n, target.Labels.ForNamespace(n.Name), draft))),
            WorkloadSwitches = peers.Where(s => !s.Representative.HostNetwork)
                .ToDictionary(s => s.Id, s => Draw(WorkloadSwitch.Of(draft.IsEmpty ? s.Workload : snapshot.FindWorkload(s.Workload.Reference) ?? s.Workload, target.Labels.Pod, draft))),
            NamespaceLabels = namespaces.ToDictionary(n => n.Name, n => OtherLabels(n, target)),
        };
    }

    private static ReachabilityQuestion Question(TargetView target) => new(
        target.Comparison.Before.Snapshot, target.Comparison.After.Snapshot,
        target.Directions == AskedDirections.Egress ? null : target.Reach, target.Egress, target.Directions == AskedDirections.Egress ? [] : target.Ports, target.Port);

    private static string PortId(TargetView first, TargetView owner, string port) => ReferenceEquals(first, owner) ? port : $"{owner.Workload.Id} {port}";

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
