using System.Collections.Immutable;

namespace PolicyStudio.Cluster.Applying.Journaling;

/// <summary>
/// Keeps which provisional changes are still open. The journal adds them as a plan ends, and strikes them out as a plan that undoes them does; both in
/// the transaction of that end. Every method throws <see cref="JournalException"/> when the store does not do its part.
/// </summary>
public interface IProvisionalLedger
{
    /// <summary>The open ones of a cluster, the oldest first.</summary>
    Task<ImmutableArray<ProvisionalChange>> OpenAsync(string cluster);

    /// <summary>Keeps a change for good: an entry of the log says who and why. Null when it is open no more, or is being undone.</summary>
    /// <returns>The number of that entry.</returns>
    Task<long?> ConfirmAsync(long entry, Author author, ChangeReason reason);

    /// <summary>Strikes out a change of which nothing is left to undo: an entry of the log says so. Null when it is open no more, or is being undone.</summary>
    /// <returns>The number of that entry.</returns>
    Task<long?> CloseAsync(long entry, ChangeReason reason, ImmutableArray<string> details);

    /// <summary>Puts the next try off, longer each time, when a change could not be undone.</summary>
    /// <param name="entry">The change's entry in the log.</param>
    /// <param name="why">Why not.</param>
    Task PostponeAsync(long entry, string why);
}
