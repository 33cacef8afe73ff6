using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Cluster.Drafts;

/// <summary>A draft that is kept for a person.</summary>
public sealed record KeptDraft
{
    /// <summary>How long a name may be, in UTF-16 code units.</summary>
    public const int MaxNameLength = 120;

    /// <summary>Its name in links.</summary>
    public required Guid Id { get; init; }

    /// <summary>The cluster that it is a draft for.</summary>
    public required string Cluster { get; init; }

    /// <summary>The id of the person whose draft it is.</summary>
    public required string Owner { get; init; }

    /// <summary>That person's name, for display.</summary>
    public required string OwnerName { get; init; }

    /// <summary>What the person calls it; null while it has no name.</summary>
    public string? Name { get; init; }

    /// <summary>The changes, and what they were made from.</summary>
    public required BasedDraft Content { get; init; }

    /// <summary>The question that it was drafted at, as the studio's link has it.</summary>
    public required string Question { get; init; }

    /// <summary>When it was last kept, in UTC, to the millisecond; the default value before the first time.</summary>
    public DateTimeOffset Changed { get; init; }
}
