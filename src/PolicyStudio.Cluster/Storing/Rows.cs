namespace PolicyStudio.Cluster.Storing;

/// <summary>A plan that has not ended. Times are milliseconds since 1970, which every database compares alike.</summary>
internal sealed class PlanRow
{
    public Guid Id { get; init; }

    public required string Cluster { get; init; }

    /// <summary>What is to be written, as JSON.</summary>
    public required string Intent { get; init; }

    public long Begun { get; init; }

    /// <summary>The process that carries it out, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>Until when it is kept for that process.</summary>
    public long Lease { get; init; }

    /// <summary>Whether it is for a person to decide.</summary>
    public bool IsPartial { get; init; }

    public string Message { get; init; } = "";
}

/// <summary>Where a step of such a plan stands.</summary>
internal sealed class StepRow
{
    public Guid PlanId { get; init; }

    public int Index { get; init; }

    public required string Status { get; init; }

    public required string Detail { get; init; }
}

/// <summary>An entry of the audit log. All but the entry itself and its hash is there to be searched, and follows from the entry.</summary>
internal sealed record AuditRow
{
    public long Sequence { get; init; }

    /// <summary>The entry, as canonical JSON.</summary>
    public required string Entry { get; init; }

    /// <summary>The SHA-256 of the entry, which holds the hash of the one before.</summary>
    public required string Hash { get; init; }

    public long Time { get; init; }

    public required string Cluster { get; init; }

    public required string Outcome { get; init; }

    /// <summary>The author's name and id, each between line breaks, in lower case.</summary>
    public required string Author { get; init; }

    /// <summary>The namespaces it touches, each between line breaks.</summary>
    public required string Namespaces { get; init; }

    /// <summary>The objects it writes, each between line breaks.</summary>
    public required string Objects { get; init; }

    /// <summary>What a search for words looks through, in lower case.</summary>
    public required string Words { get; init; }
}

/// <summary>A provisional change that nobody has confirmed or undone yet: what is still to be done about an entry of the log.</summary>
internal sealed class ProvisionalRow
{
    /// <summary>The entry's number.</summary>
    public long Sequence { get; init; }

    public required string Cluster { get; init; }

    /// <summary>When it is to be undone, or tried again.</summary>
    public long Until { get; init; }

    /// <summary>The plan in the journal that undoes it at this moment, or null.</summary>
    public Guid? Plan { get; init; }

    /// <summary>How often it could not be undone.</summary>
    public int Tries { get; init; }

    /// <summary>Why not, the last time.</summary>
    public string Message { get; init; } = "";
}

/// <summary>A draft that is kept for a person.</summary>
internal sealed class DraftRow
{
    public Guid Id { get; init; }

    public required string Cluster { get; init; }

    /// <summary>The person's id.</summary>
    public required string Owner { get; init; }

    public required string OwnerName { get; init; }

    /// <summary>What the person calls it, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The draft with its base, as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>The question that it was drafted at, as a link.</summary>
    public required string Question { get; init; }

    public long Changed { get; init; }
}

/// <summary>Which version of the product made the tables.</summary>
internal sealed class SchemaRow
{
    public int Id { get; init; }

    public int Version { get; init; }
}
