using Microsoft.AspNetCore.Components;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Web.State.Editing;

namespace PolicyStudio.Web.Components.Edit.Form;

/// <summary>The fields of a label selector, a line a requirement. A line without a key is the form's alone, and asks for nothing yet.</summary>
public sealed partial class SelectorFields : ComponentBase
{
    private readonly RowKeys _keys = new();
    private readonly string _valuesId = $"edit-values-{Guid.NewGuid():N}";
    private List<SelectorRow> _rows = [];
    private ElementReference _last;
    private string _asked = "";
    private bool _isAdded;

    /// <summary>What surrounds the fields.</summary>
    [CascadingParameter] internal FormScope Scope { get; set; } = default!;

    /// <summary>The selector.</summary>
    [Parameter, EditorRequired] public LabelSelector Selector { get; set; } = LabelSelector.Everything;

    /// <summary>The selector is another one.</summary>
    [Parameter] public EventCallback<LabelSelector> SelectorChanged { get; set; }

    /// <summary>Its field, <c>spec.podSelector</c>.</summary>
    [Parameter, EditorRequired] public string Path { get; set; } = "";

    /// <summary>Whether it reads labels of namespaces.</summary>
    [Parameter] public bool IsOfNamespaces { get; set; }

    /// <summary>What it is called.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>What it means when it is empty.</summary>
    [Parameter, EditorRequired] public string Empty { get; set; } = "";

    private LabelWords Words => IsOfNamespaces ? LabelWords.Namespaces(Scope.Snapshot) : LabelWords.Pods(Scope.Snapshot);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // The lines keep their order while they say the same: a selector has its labels in the order of their keys.
        if (!SelectorRow.ToSelector(_rows).Equals(Selector)) _rows = [.. SelectorRow.Of(Selector)];
        _keys.Fit(_rows.Count);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isAdded) return;
        _isAdded = false;
        await _last.FocusAsync(preventScroll: true);
    }

    private static string Typed(ChangeEventArgs change) => change.Value?.ToString()?.Trim() ?? "";

    private static string OperatorOf(SelectorRow row) => row.Operator?.ToString() ?? "";

    private static LabelOperator? Operator(string word) => Enum.TryParse<LabelOperator>(word, out var op) ? op : null;

    private void Add()
    {
        _rows.Add(SelectorRow.New);
        _keys.Fit(_rows.Count);
        _isAdded = true;
    }

    private Task SetAsync(int at, SelectorRow row)
    {
        _rows[at] = row;
        return SelectorChanged.InvokeAsync(SelectorRow.ToSelector(_rows));
    }

    private Task RemoveAsync(int at)
    {
        _rows.RemoveAt(at);
        _keys.Remove(at);
        _keys.Fit(_rows.Count);
        return SelectorChanged.InvokeAsync(SelectorRow.ToSelector(_rows));
    }

    // Faults name a label by its key, and an expression by its place among those.
    private IEnumerable<string> FaultsOf(int at)
    {
        var row = _rows[at];
        if (row.Key.Length == 0) return [];
        var isTwice = row.Operator is null && _rows.Take(at).Any(r => r.Key == row.Key && r.Operator is null);
        if (row.Operator is null && !isTwice)
            return Scope.FaultsAt($"{Path}.matchLabels.{row.Key}").Concat(Scope.FaultsAt($"{Path}.matchLabels").Where(m => m.StartsWith($"key '{row.Key}'", StringComparison.Ordinal)));
        var place = _rows.Take(at).Where((r, i) => r.Key.Length > 0 && (r.Operator is not null || _rows.Take(i).Any(o => o.Key == r.Key && o.Operator is null))).Count();
        return Scope.FaultsIn($"{Path}.matchExpressions[{place}]");
    }
}
