using System.Collections.Immutable;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Drafts;

/// <summary>
/// A draft, with what each of its fields was when it was drafted: so it is found out when somebody else has changed the same field since. Immutable.
/// </summary>
public sealed record BasedDraft
{
    private BasedDraft(PolicyDraft draft, PolicyDraft origin) => (Draft, Base) = (draft, origin);

    /// <summary>No changes.</summary>
    public static BasedDraft Empty { get; } = new(PolicyDraft.Empty, PolicyDraft.Empty);

    /// <summary>The draft.</summary>
    public PolicyDraft Draft { get; }

    /// <summary>What would put each field back to what it was when it was drafted: one change for each of <see cref="Draft"/>.</summary>
    public PolicyDraft Base { get; }

    /// <summary>A draft that is taken up again.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="origin">Its base; a change that it lacks was made from the same as the draft itself writes.</param>
    public static BasedDraft Of(PolicyDraft draft, PolicyDraft origin) => new(draft, Kept(origin, draft));

    /// <summary>The draft as a person has edited it, before the cluster as it is: a field that is new in it was made from that.</summary>
    public BasedDraft Edit(PolicyDraft draft, ClusterSnapshot now) => new(draft, draft.Changes
        .Where(c => Base.FindField(c) is null).Aggregate(Kept(Base, draft), (origin, c) => origin.With(FieldState.Of(c, now))));

    /// <summary>
    /// The draft on the cluster as it is now: what the cluster shows already is left out, and a policy that somebody else has changed too is merged where
    /// that is exact (<see cref="PolicyMerge"/>). What is not stays as it was drafted, and is among the <see cref="Conflicts"/>.
    /// </summary>
    public BasedDraft On(ClusterSnapshot now)
    {
        var (draft, origin) = (Draft.Against(now), Base);
        foreach (var mine in draft.Changes.OfType<PolicyWrite>())
        {
            if (origin.FindField(mine) is not PolicyWrite was || FieldState.Of(mine, now) is not PolicyWrite theirs || theirs == was) continue;
            if (PolicyMerge.Of(was.Policy, mine.Policy, theirs.Policy) is not { } merged) continue;
            (draft, origin) = (draft.With(mine with { Policy = merged }), origin.With(theirs));
        }
        draft = draft.Against(now);
        return draft == Draft && origin == Base ? this : new(draft, Kept(origin, draft));
    }

    /// <summary>The changes whose field somebody else has changed since they were drafted, so that a person has to decide.</summary>
    public ImmutableArray<DraftConflict> Conflicts(ClusterSnapshot now) =>
        [.. from mine in Draft.Changes
            let was = Base.FindField(mine)
            let theirs = FieldState.Of(mine, now)
            where was is not null && theirs != was && theirs != mine && !mine.IsOrphan(now)
            select new DraftConflict(mine, was, theirs)];

    /// <summary>A person wants a change all the same: it counts as drafted from the cluster as it is.</summary>
    public BasedDraft Keep(DraftChange change, ClusterSnapshot now) => new(Draft, Base.With(FieldState.Of(change, now)));

    // The base has a field for each of the draft, and no other.
    private static PolicyDraft Kept(PolicyDraft origin, PolicyDraft draft) => origin.Where(c => draft.FindField(c) is not null);
}
