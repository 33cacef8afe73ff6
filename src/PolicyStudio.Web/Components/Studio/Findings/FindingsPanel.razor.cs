using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Findings;

namespace PolicyStudio.Web.Components.Studio.Findings;

/// <summary>What the linter finds in the cluster, and what the draft adds to it or takes away; worked out off the page's thread.</summary>
public sealed partial class FindingsPanel : ComponentBase
{
    private const int AtOnce = 100;

    private readonly LatestWork _work = new();
    private ImmutableArray<FindingRow>? _rows;
    private TargetView? _shownFor;
    private bool _targetOnly;

    /// <summary>The target with its answer.</summary>
    [Parameter, EditorRequired] public TargetView Target { get; set; } = default!;

    /// <inheritdoc/>
    public void Dispose() => _work.Dispose();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_shownFor, Target)) return;
        // The rows of the last cluster stay until the new ones are there: a list that empties and fills again loses its reader.
        _shownFor = Target;
        var target = Target;
        if (await _work.RunAsync(cancellation => FindingRow.Of(target, cancellation)) is { } rows) _rows = rows;
    }

    private IEnumerable<FindingRow> Listed(ImmutableArray<FindingRow> rows) => rows.Where(r => !_targetOnly || r.IsAboutTarget);

    private static string Summary(ImmutableArray<FindingRow> rows)
    {
        var there = rows.Where(r => r.Change != FindingChange.Gone).ToList();
        var levels = new[] { (FindingLevel.Error, FindingTexts.Errors), (FindingLevel.Warning, FindingTexts.Warnings), (FindingLevel.Info, FindingTexts.Notes) }
            .Select(l => (Count: there.Count(r => r.Finding.Level == l.Item1), l.Item2)).Where(l => l.Count > 0).Select(l => Wording.Count(l.Item2, l.Count)).ToList();
        var (fresh, gone) = (rows.Count(r => r.Change == FindingChange.New), rows.Count(r => r.Change == FindingChange.Gone));
        var draft = string.Concat(fresh > 0 ? Wording.Count(FindingTexts.Brings, fresh) : "", gone > 0 ? Wording.Count(FindingTexts.DoesAwayWith, gone) : "");
        return levels.Count == 0 ? Wording.Of(FindingTexts.Nothing, draft)
            : Wording.Of(FindingTexts.InCluster, levels.Aggregate((one, other) => Wording.Of(FindingTexts.Comma, one, other)), draft);
    }
}
