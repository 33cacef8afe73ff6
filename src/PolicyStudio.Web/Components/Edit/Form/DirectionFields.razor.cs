using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Editing;

namespace PolicyStudio.Web.Components.Edit.Form;

/// <summary>The rules of one direction, any of which may admit.</summary>
public sealed partial class DirectionFields : ComponentBase
{
    private const int OpenAtMost = 3;
    private const int MostPorts = 80;
    private readonly RowKeys _keys = new();
    private ImmutableArray<EditedRule> _rules = [];
    private int _added = -1;

    /// <summary>What surrounds the fields.</summary>
    [CascadingParameter] internal FormScope Scope { get; set; } = default!;

    /// <summary>The direction.</summary>
    [Parameter, EditorRequired] public PolicyType Direction { get; set; }

    /// <summary>The policy is another one.</summary>
    [Parameter] public EventCallback<NetworkPolicy> PolicyChanged { get; set; }

    private string Title => Direction == PolicyType.Ingress ? EditTexts.Ingress : EditTexts.Egress;

    private string PortsId => $"edit-ports-{Direction.Text()}";

    // What comes in arrives at ports of the selected pods, what goes out at ports of anybody.
    private IEnumerable<string> Ports => Scope.Snapshot.Workloads
        .Where(w => Direction == PolicyType.Egress || (w.Namespace == Scope.Policy.Namespace && w.Pods.Any(p => Scope.Policy.PodSelector.Matches(p.Labels))))
        .SelectMany(w => w.Pods[0].Ports).SelectMany(Spellings).Distinct().Take(MostPorts);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _rules = EditedRule.Of(Scope.Policy, Direction);
        _keys.Fit(_rules.Length);
    }

    private static IEnumerable<string> Spellings(ContainerPort port) => new[] { port.Number.ToString(CultureInfo.InvariantCulture), port.Name }.OfType<string>();

    private Task AddAsync()
    {
        _added = _keys.Insert(_rules.Length);
        return SetAsync(_rules.Add(EditedRule.New));
    }

    private async Task ActAsync(int at, ItemAction action)
    {
        await Scope.OnMoved.InvokeAsync($"spec.{Direction.Text()}[");
        switch (action)
        {
            case ItemAction.Remove:
                _keys.Remove(at);
                await SetAsync(_rules.RemoveAt(at));
                break;
            case ItemAction.Duplicate:
                _added = _keys.Insert(at + 1);
                await SetAsync(_rules.Insert(at + 1, _rules[at]));
                break;
            default:
                var other = action == ItemAction.Up ? at - 1 : at + 1;
                _keys.Swap(at, other);
                await SetAsync(_rules.SetItem(at, _rules[other]).SetItem(other, _rules[at]));
                break;
        }
    }

    private Task SetAsync(ImmutableArray<EditedRule> rules) => PolicyChanged.InvokeAsync(EditedRule.With(Scope.Policy, Direction, rules));
}
