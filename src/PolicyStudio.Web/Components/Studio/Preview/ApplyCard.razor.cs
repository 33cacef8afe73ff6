using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Web.State.Applying;

namespace PolicyStudio.Web.Components.Studio.Preview;

/// <summary>The steps with what the API server says to each, what speaks against it, the button, and then how it goes and ends.</summary>
public sealed partial class ApplyCard : ComponentBase
{
    // Long enough to try it out, short enough to wait for.
    private static readonly int[] Periods = [5, 15, 60];

    private DraftPreview? _hashed;
    private string _hash = "";
    private string _why = "";
    private int _minutes;

    /// <summary>The preview.</summary>
    [Parameter, EditorRequired] public DraftPreview Preview { get; set; } = default!;

    /// <summary>The steps of an apply that goes on or has ended; empty before.</summary>
    [Parameter] public ImmutableArray<StepProgress> Steps { get; set; } = [];

    /// <summary>How the apply ended, or null.</summary>
    [Parameter] public ApplyResult? Result { get; set; }

    /// <summary>Whether an apply goes on.</summary>
    [Parameter] public bool IsRunning { get; set; }

    /// <summary>The dry-run's answers; null while there are none yet.</summary>
    [Parameter] public ImmutableArray<DryRunAnswer>? Answers { get; set; }

    /// <summary>Why this person may not apply, or null.</summary>
    [Parameter] public string? WhyNot { get; set; }

    /// <summary>Whether the connection to the cluster is lost.</summary>
    [Parameter] public bool IsStale { get; set; }

    /// <summary>Whether the cluster has moved since the preview.</summary>
    [Parameter] public bool HasMoved { get; set; }

    /// <summary>The person applies, and says why, and for how long.</summary>
    [Parameter] public EventCallback<ChangeReason> OnApply { get; set; }

    /// <summary>The person stops the apply.</summary>
    [Parameter] public EventCallback OnCancel { get; set; }

    /// <summary>The person wants a fresh preview.</summary>
    [Parameter] public EventCallback OnAgain { get; set; }

    /// <summary>The person wants what cuts the cluster's own lines all the same, or no longer does.</summary>
    [Parameter] public EventCallback<bool> OnAccept { get; set; }

    /// <summary>The person goes back to the graph.</summary>
    [Parameter] public EventCallback OnBack { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_hashed == Preview) return;
        (_hashed, _hash) = (Preview, Preview.Plan.Hash);
    }

    private ImmutableArray<StepProgress> Shown => !Steps.IsEmpty
        ? Steps : [.. Preview.Plan.Steps.Select((s, i) => new StepProgress(i, s, StepStatus.Waiting))];

    private ChangeReason Reason => new(_why) { ProvisionalFor = _minutes == 0 ? null : TimeSpan.FromMinutes(_minutes) };

    private bool CanApply => Refusal is null && Answers is { } answers && answers.All(a => a.Answer.Outcome == WriteOutcome.Accepted);

    private string? Refusal =>
        WhyNot
        ?? (IsStale ? ApplyTexts.IsStale : null)
        ?? (HasMoved ? ApplyTexts.HasMoved : null)
        ?? (Preview.View.Notes.Any(n => n.Conflict is not null) ? ApplyTexts.Conflict : null)
        ?? (!Preview.Plan.ExportOnly.IsEmpty ? ApplyTexts.ExportOnly : null)
        ?? (!Preview.Plan.Refusals.IsEmpty ? ApplyTexts.Refused : null)
        ?? (!Preview.Plan.BrokenLifelines.IsEmpty && !Preview.Plan.AcceptsBrokenLifelines ? ApplyTexts.BreaksLifelines : null)
        ?? (Answers is { } answers && answers.Any(a => a.Answer.Outcome != WriteOutcome.Accepted) ? ApplyTexts.NotAccepted : null);
}
