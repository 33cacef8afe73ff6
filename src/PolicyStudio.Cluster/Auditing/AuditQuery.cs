using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Storing;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Auditing;

/// <summary>Which entries are looked for; what is null does not narrow it.</summary>
public sealed record AuditQuery
{
    /// <summary>Words of the reason, the author's name, the outcome's message, the objects or the labels: all must be there, in any case of letters.</summary>
    public string? Text { get; init; }

    /// <summary>The author's whole name or id, in any case of letters.</summary>
    public string? Author { get; init; }

    /// <summary>A namespace that it touches.</summary>
    public string? Namespace { get; init; }

    /// <summary>An object that it writes.</summary>
    public ObjectReference? Object { get; init; }

    /// <summary>How it ended.</summary>
    public ApplyOutcome? Outcome { get; init; }

    /// <summary>The cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>Ended at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Ended before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Entries older than this number: the next page begins after the last entry of the one before.</summary>
    public long? Before { get; init; }

    /// <summary>How many at most.</summary>
    public int Take { get; init; } = 50;

    internal IQueryable<AuditRow> On(IQueryable<AuditRow> rows)
    {
        foreach (var word in (Text ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            rows = rows.Where(r => r.Words.Contains(word));
        if (Author is not null) rows = rows.Where(r => r.Author.Contains(AuditRows.Framed(Author.Trim().ToLowerInvariant())));
        if (Namespace is not null) rows = rows.Where(r => r.Namespaces.Contains(AuditRows.Framed(Namespace)));
        if (Object is not null) rows = rows.Where(r => r.Objects.Contains(AuditRows.Framed(AuditRows.Name(Object))));
        if (Outcome is { } outcome) rows = rows.Where(r => r.Outcome == outcome.ToString());
        if (Cluster is not null) rows = rows.Where(r => r.Cluster == Cluster);
        if (From is { } from) rows = rows.Where(r => r.Time >= from.ToUnixTimeMilliseconds());
        if (Until is { } until) rows = rows.Where(r => r.Time < until.ToUnixTimeMilliseconds());
        if (Before is { } before) rows = rows.Where(r => r.Sequence < before);
        return rows.OrderByDescending(r => r.Sequence).Take(Take);
    }
}
