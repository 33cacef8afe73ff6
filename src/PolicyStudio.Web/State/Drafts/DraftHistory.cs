using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Drafts;

/// <summary>A draft with what it was before, for undo and redo. Immutable.</summary>
public sealed record DraftHistory
{
    private readonly ImmutableStack<BasedDraft> _past;
    private readonly ImmutableStack<BasedDraft> _future;

    private DraftHistory(BasedDraft based, ImmutableStack<BasedDraft> past, ImmutableStack<BasedDraft> future) =>
        (Based, _past, _future) = (based, past, future);

    /// <summary>No draft, and nothing to undo.</summary>
    public static DraftHistory Empty { get; } = new(BasedDraft.Empty, [], []);

    /// <summary>A draft with nothing before it.</summary>
    public static DraftHistory Of(BasedDraft draft) => new(draft, [], []);

    /// <summary>The draft as it stands, with what it was made from.</summary>
    public BasedDraft Based { get; }

    /// <summary>The draft as it stands.</summary>
    public PolicyDraft Draft => Based.Draft;

    /// <summary>Whether there is something to undo.</summary>
    public bool CanUndo => !_past.IsEmpty;

    /// <summary>Whether something was undone and can be done again.</summary>
    public bool CanRedo => !_future.IsEmpty;

    /// <summary>The draft as a person changed it; what had been undone is forgotten.</summary>
    public DraftHistory Do(BasedDraft draft) => draft == Based ? this : new(draft, _past.Push(Based), []);

    /// <summary>One step back, or the same when there is none.</summary>
    public DraftHistory Undo() => CanUndo ? new(_past.Peek(), _past.Pop(), _future.Push(Based)) : this;

    /// <summary>One step forward again, or the same when there is none.</summary>
    public DraftHistory Redo() => CanRedo ? new(_future.Peek(), _past.Push(Based), _future.Pop()) : this;

    /// <summary>Without changes that have been written; what was before them is no draft to go back to.</summary>
    public DraftHistory Without(PolicyDraft written) => written.IsEmpty
        ? this : new(BasedDraft.Of(written.Changes.Aggregate(Draft, (draft, c) => draft.Changes.Contains(c) ? draft.Without(c) : draft), Based.Base), [], []);

    /// <summary>On the cluster as it is now (<see cref="BasedDraft.On"/>). Nobody undoes what the cluster has done, so it is no step of its own.</summary>
    public DraftHistory On(ClusterSnapshot snapshot) =>
        Based.On(snapshot) is var rest && ReferenceEquals(rest, Based) ? this : new(rest, _past, _future);
}
