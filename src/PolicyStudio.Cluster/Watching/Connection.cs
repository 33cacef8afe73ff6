using System.Collections.Immutable;

namespace PolicyStudio.Cluster.Watching;

/// <summary>How the product stands with the API server.</summary>
/// <param name="Phase">Connecting, live, stale or demo.</param>
/// <param name="Since">When the phase began; for <see cref="ConnectionPhase.Stale"/>, when the data were last known to be current.</param>
/// <param name="Kinds">The kinds that are read, in a stable order, with their progress.</param>
/// <param name="Problem">What is wrong, in one sentence for people, or null.</param>
public sealed record Connection(ConnectionPhase Phase, DateTimeOffset Since, ImmutableArray<KindProgress> Kinds, string? Problem = null);

/// <summary>The phases of a connection.</summary>
public enum ConnectionPhase
{
    /// <summary>Not every kind has been listed once: there is no snapshot yet.</summary>
    Connecting,

    /// <summary>Every watch is running.</summary>
    Live,

    /// <summary>A watch is lost: the snapshot is as old as it says.</summary>
    Stale,

    /// <summary>The built-in demo cluster, which is always current.</summary>
    Demo,
}

/// <summary>How far the reading of one kind has come.</summary>
/// <param name="Kind">The API's kind.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Objects">How many objects are known.</param>
public sealed record KindProgress(string Kind, KindStatus Status, int Objects);

/// <summary>Where the reading of a kind stands.</summary>
public enum KindStatus
{
    /// <summary>Nothing has been read yet.</summary>
    Waiting,

    /// <summary>Nothing has been read yet, and the last attempt has failed; it is tried again.</summary>
    Failing,

    /// <summary>Pages of the first list are coming in.</summary>
    Listing,

    /// <summary>Listed, and the watch is running.</summary>
    Watching,

    /// <summary>Listed once, and the watch is lost for the moment.</summary>
    Lost,

    /// <summary>The server does not serve the kind, or not to this account: counted as empty, with a finding.</summary>
    Unavailable,
}
