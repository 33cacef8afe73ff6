using System.Collections.Immutable;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Drafts;

/// <summary>Changes that are not applied yet: at most one for each field of an object. Immutable; laid over a snapshot to see what they would do.</summary>
public sealed record PolicyDraft
{
    private PolicyDraft(ImmutableArray<DraftChange> changes) => Changes = changes;

    /// <summary>No changes.</summary>
    public static PolicyDraft Empty { get; } = new([]);

    /// <summary>The changes, in the order in which they were first made.</summary>
    public ImmutableArray<DraftChange> Changes { get; }

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Changes.IsEmpty;

    /// <summary>This draft with one change more, which takes the place of an earlier one of the same field.</summary>
    public PolicyDraft With(DraftChange change)
    {
        var at = Changes.Select((c, i) => (c, i)).Where(x => SameField(x.c, change)).Select(x => (int?)x.i).FirstOrDefault();
        return new(at is { } index ? Changes.SetItem(index, change) : Changes.Add(change));
    }

    /// <summary>This draft without the change of that field, if it has one.</summary>
    public PolicyDraft Without(DraftChange change) => Where(c => !SameField(c, change));

    /// <summary>The change of the same field of the same object, or null.</summary>
    public DraftChange? FindField(DraftChange change) => Changes.FirstOrDefault(c => SameField(c, change));

    /// <summary>This draft without the changes that the snapshot shows already: switched on and off again, or done by somebody else.</summary>
    public PolicyDraft Against(ClusterSnapshot snapshot) => Where(c => !c.IsDone(snapshot));

    /// <summary>The changes whose object is no longer there, so that they can do nothing.</summary>
    public ImmutableArray<DraftChange> Orphans(ClusterSnapshot snapshot) => [.. Changes.Where(c => c.IsOrphan(snapshot))];

    /// <summary>The snapshot as it would be once everything is applied and every rollout that follows has ended.</summary>
    public ClusterSnapshot ApplyTo(ClusterSnapshot snapshot) =>
        IsEmpty ? snapshot : DraftOverlay.Apply(this, snapshot);

    internal PolicyDraft Where(Func<DraftChange, bool> counts) => new([.. Changes.Where(counts)]);

    /// <inheritdoc/>
    public bool Equals(PolicyDraft? other) => other is not null && Changes.AsSpan().SequenceEqual(other.Changes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Changes.Length;

    private static bool SameField(DraftChange a, DraftChange b) => a.Object == b.Object && a.Field == b.Field;
}
