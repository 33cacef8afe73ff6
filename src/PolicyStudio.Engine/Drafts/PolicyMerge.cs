using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Drafts;

/// <summary>
/// Merges two edits of one policy. Rules are allowed side by side and their order means nothing, so an edit is the rules that it takes out and
/// those that it adds: edits that take out different rules, and do not both change the same one of subject and directions, can be made one after the other
/// with the same result in either order. Anything else is for a person to decide.
/// </summary>
public static class PolicyMerge
{
    /// <summary>The policy with both edits, or null where that is not exact.</summary>
    /// <param name="origin">The policy that both were made from.</param>
    /// <param name="mine">One edit.</param>
    /// <param name="theirs">The other.</param>
    public static NetworkPolicy? Of(NetworkPolicy origin, NetworkPolicy mine, NetworkPolicy theirs)
    {
        if (!Either(origin.PodSelector, mine.PodSelector, theirs.PodSelector, out var subject)) return null;
        if (!Either(new Directions(origin), new(mine), new(theirs), out var directions)) return null;
        if (Rules(origin.Ingress, mine.Ingress, theirs.Ingress) is not { } ingress || Rules(origin.Egress, mine.Egress, theirs.Egress) is not { } egress) return null;
        return mine with { PodSelector = subject, PolicyTypes = directions.Types, HasDefaultPolicyTypes = mine.HasDefaultPolicyTypes && theirs.HasDefaultPolicyTypes, Ingress = ingress, Egress = egress };
    }

    // The one that was changed; both only where they were changed to the same.
    private static bool Either<T>(T origin, T mine, T theirs, out T merged) where T : IEquatable<T>
    {
        merged = mine.Equals(origin) ? theirs : mine;
        return mine.Equals(origin) || theirs.Equals(origin) || mine.Equals(theirs);
    }

    // A rule that both have taken out was edited by both, unless neither has put another in its place.
    private static ImmutableArray<T>? Rules<T>(ImmutableArray<T> origin, ImmutableArray<T> mine, ImmutableArray<T> theirs) where T : notnull
    {
        var (myRemoved, myAdded) = Edit(origin, mine);
        var (theirRemoved, theirAdded) = Edit(origin, theirs);
        if (theirRemoved.Count == 0 && theirAdded.Count == 0) return mine;
        if (myRemoved.Any(theirRemoved.Contains) && (myAdded.Count > 0 || theirAdded.Count > 0)) return null;
        var merged = theirs.ToList();
        foreach (var rule in myRemoved) merged.Remove(rule);
        return [.. merged, .. myAdded.Where(r => !theirAdded.Contains(r))];
    }

    private static (List<T> Removed, List<T> Added) Edit<T>(ImmutableArray<T> origin, ImmutableArray<T> edited)
    {
        var (removed, added) = (origin.ToList(), edited.ToList());
        foreach (var rule in edited) removed.Remove(rule);
        foreach (var rule in origin) added.Remove(rule);
        return (removed, added);
    }

    private readonly record struct Directions(ImmutableArray<PolicyType> Types)
    {
        public Directions(NetworkPolicy policy) : this(policy.PolicyTypes) { }

        public bool Equals(Directions other) => Types.AsSpan().SequenceEqual(other.Types.AsSpan());

        public override int GetHashCode() => Types.Length;
    }
}
