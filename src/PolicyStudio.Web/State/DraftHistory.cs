using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State;

/// <summary>A draft with what it was before, for undo and redo. Immutable.</summary>
public sealed record DraftHistory
{
    private readonly ImmutableStack<PolicyDraft> _past;
    private readonly ImmutableStack<PolicyDraft> _future;

    private DraftHistory(PolicyDraft draft, ImmutableStack<PolicyDraft> past, ImmutableStack<PolicyDraft> future) =>
        (Draft, _past, _future) = (draft, past, future);

    /// <summary>No draft, and nothing to undo.</summary>
    public static DraftHistory Empty { get; } = new(PolicyDraft.Empty, [], []);

    /// <summary>The draft as it stands.</summary>
    public PolicyDraft Draft { get; }

    /// <summary>Whether there is something to undo.</summary>
    public bool CanUndo => !_past.IsEmpty;

    /// <summary>Whether something was undone and can be done again.</summary>
    public bool CanRedo => !_future.IsEmpty;

    /// <summary>The draft as a person changed it; what had been undone is forgotten.</summary>
    public DraftHistory Do(PolicyDraft draft) => draft == Draft ? this : new(draft, _past.Push(Draft), []);

    /// <summary>One step back, or the same when there is none.</summary>
    public DraftHistory Undo() => CanUndo ? new(_past.Peek(), _past.Pop(), _future.Push(Draft)) : this;

    /// <summary>One step forward again, or the same when there is none.</summary>
    public DraftHistory Redo() => CanRedo ? new(_future.Peek(), _past.Push(Draft), _future.Pop()) : this;

    /// <summary>Without changes that have been written; what was before them is no draft to go back to.</summary>
    public DraftHistory Without(PolicyDraft written) => written.IsEmpty
        ? this : new(written.Changes.Aggregate(Draft, (draft, c) => draft.Changes.Contains(c) ? draft.Without(c) : draft), [], []);

    /// <summary>Without the changes that the cluster shows already. Nobody undoes what the cluster has done, so it is no step of its own.</summary>
    public DraftHistory Against(ClusterSnapshot snapshot) =>
        Draft.Against(snapshot) is var rest && rest == Draft ? this : new(rest, _past, _future);
}
