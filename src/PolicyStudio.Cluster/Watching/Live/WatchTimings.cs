namespace PolicyStudio.Cluster.Watching.Live;

/// <summary>The figures of the list-watch loops. Tests shorten some; the product has these.</summary>
internal sealed record WatchTimings
{
    /// <summary>Objects in one page of a list.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>How long an answer may take: a page, or the beginning of a watch.</summary>
    public TimeSpan Request { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a watch may bring nothing before it is opened again. A cut cable says nothing; neither does a quiet cluster.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>After how long the server ends a watch at the earliest; at the latest after twice that, so that not all end together.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A watch that lived this long, or brought an event, was a success; one that ended sooner was not.</summary>
    public TimeSpan Healthy { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How long a watch may be away before the state is called stale, as long as the way back has not failed.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>The shortest time between two states.</summary>
    public TimeSpan Publish { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// How long a kind that was listed may be refused before it counts as unavailable. A server that has just started refuses
    /// everybody until it has read its roles.
    /// </summary>
    public TimeSpan Refusal { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>After how long an unavailable kind is tried again at first; each time four times as long, up to <see cref="UnavailableAtMost"/>.</summary>
    public TimeSpan Unavailable { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest time between two tries of an unavailable kind.</summary>
    public TimeSpan UnavailableAtMost { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How often the server's version and what it serves are read: they change when the cluster is upgraded, or an add-on installed.</summary>
    public TimeSpan Version { get; init; } = TimeSpan.FromMinutes(1);
}
