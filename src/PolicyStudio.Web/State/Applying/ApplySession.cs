using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Running;
using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Web.State.Applying;

/// <summary>
/// One person's apply, as it goes on. It belongs to the circuit and not to a page, so that leaving the page loses nothing; the writes go on
/// to their declared end even when the circuit ends. <see cref="Changed"/> is raised on any thread.
/// </summary>
public sealed class ApplySession(ChangeService changes, StudioSession session) : IProgress<StepProgress>
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _running;

    /// <summary>A step has come further, or the apply has begun or ended.</summary>
    public event Action? Changed;

    /// <summary>What is applied, or was applied last; null before the first time.</summary>
    public DraftPreview? Preview { get; private set; }

    /// <summary>Every step with its status.</summary>
    public ImmutableArray<StepProgress> Steps { get; private set; } = [];

    /// <summary>How it ended; null while it goes on, and before.</summary>
    public ApplyResult? Result { get; private set; }

    /// <summary>Whether it goes on.</summary>
    public bool IsRunning => _running is not null;

    /// <summary>The entry of the audit log that the person is about to undo, with the draft that does so; null where there is none.</summary>
    public PendingUndo? Undo { get; set; }

    /// <summary>Carries out a preview's plan. Does nothing while another apply goes on.</summary>
    /// <param name="preview">What the person has seen.</param>
    /// <param name="author">On whose behalf, asked for in the moment of the click.</param>
    /// <param name="reason">Why, in the person's words.</param>
    public async Task ApplyAsync(DraftPreview preview, Author author, ChangeReason reason)
    {
        using var running = new CancellationTokenSource();
        lock (_gate)
        {
            if (_running is not null) return;
            _running = running;
            (Preview, Steps, Result) = (preview, [], null);
        }
        ApplyResult? result = null;
        try
        {
            await session.BeginApplyAsync();
            // A draft that was edited since undoes nothing any more: it is a change like any other.
            if (Undo is { } undo && undo.Draft == preview.View.Draft) reason = reason with { Undoes = undo.Sequence };
            result = await changes.ApplyAsync(preview.Plan, author, reason, this, running.Token);
        }
        finally
        {
            lock (_gate) (_running, Result) = (null, result);
            await session.EndApplyAsync(result?.Outcome == ApplyOutcome.ConfigurationMatches ? preview.Plan.Draft : PolicyDraft.Empty);
            Changed?.Invoke();
        }
    }

    /// <summary>Stops at the next boundary between steps.</summary>
    public void Cancel()
    {
        lock (_gate) _running?.Cancel();
    }

    /// <summary>Forgets how the last apply ended.</summary>
    public void Forget()
    {
        lock (_gate)
            if (_running is null) (Preview, Steps, Result) = (null, [], null);
    }

    /// <inheritdoc/>
    public void Report(StepProgress value)
    {
        lock (_gate) Steps = value.Index < Steps.Length ? Steps.SetItem(value.Index, value) : Steps.Add(value);
        Changed?.Invoke();
    }
}

/// <summary>An undo that is being previewed.</summary>
/// <param name="Sequence">The number of the entry that it undoes.</param>
/// <param name="Draft">What undoes it.</param>
public sealed record PendingUndo(long Sequence, PolicyDraft Draft);
