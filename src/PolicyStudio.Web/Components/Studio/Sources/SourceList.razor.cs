using Microsoft.AspNetCore.Components;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Looking;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.Components.Studio.Sources;

/// <summary>The graph's edges as a table, for keyboards, screen readers and long lists.</summary>
public sealed partial class SourceList : ComponentBase
{
    // Of a large cluster's sources nobody reads all; each costs its reasons.
    private const int AtOnce = 60;

    private string _filter = "";
    private int _shown = AtOnce;
    private List<SourceRow> _rows = [];
    private (TargetView?, EdgeFilter?) _listed;
    private object? _drawn;

    /// <summary>The target with its answer.</summary>
    [Parameter, EditorRequired] public TargetView Target { get; set; } = default!;

    /// <summary>The id of the selected edge, or null.</summary>
    [Parameter] public string? SelectedEdge { get; set; }

    /// <summary>Which edges are listed.</summary>
    [Parameter] public EdgeFilter Filter { get; set; } = EdgeFilter.None;

    /// <summary>Whether there is a draft to mark changes of.</summary>
    [Parameter] public bool HasDraft { get; set; }

    /// <summary>An edge is chosen, by its id.</summary>
    [Parameter] public EventCallback<string> OnSelected { get; set; }

    private string Caption => Wording.Of(Target.Directions switch
    {
        AskedDirections.Ingress => SourcesTexts.WhoReaches,
        AskedDirections.Egress => SourcesTexts.ReachedBy,
        _ => SourcesTexts.Both,
    }, SourceNames.Of(Target.Reach.After.Groups[0]));

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var toList = (Target, Filter);
        if (_listed.Item2 == Filter && ReferenceEquals(_listed.Item1, Target)) return;
        // Another target's list begins at its head; with another draft the reader stays where he is.
        if (_listed.Item1?.Workload.Reference != Target.Workload.Reference) _shown = AtOnce;
        _listed = toList;
        List();
    }

    // The page is drawn again for much that is not in the list.
    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        var toDraw = (_rows, _shown, SelectedEdge, HasDraft);
        if (toDraw.Equals(_drawn)) return false;
        _drawn = toDraw;
        return true;
    }

    private void Narrow()
    {
        _shown = AtOnce;
        List();
    }

    private void List() => _rows = [.. Target.All.SelectMany(t => t.Answers).SelectMany(a => SourceRow.Of(Filter.Of(a).Edges))
        .Where(r => _filter.Length == 0 || WordsOf(r).Contains(_filter, StringComparison.OrdinalIgnoreCase))];

    private static string WordsOf(SourceRow row) =>
        $"{SourceNames.Of(row.Edge.After.Peer)} {SourceNames.Details(row)} {VerdictWords.Word(row.Outcome)} {VerdictWords.Change(row.Change)}";

    // Where several things are asked at once, a group says which it answers.
    private string GroupOf(SourceRow row)
    {
        var edge = row.Edge.After;
        var place = edge.Peer is WorkloadEndpoint w ? Shown.Of(w.Workload.Namespace, 63) : SourcesTexts.OutsideCluster;
        if (Target.Directions != AskedDirections.Both && Target.Also.IsEmpty) return place;
        var target = SourceNames.Of(edge.Target);
        return edge.Direction == PolicyType.Ingress ? $"{place} → {target}" : $"{target} → {place}";
    }
}
