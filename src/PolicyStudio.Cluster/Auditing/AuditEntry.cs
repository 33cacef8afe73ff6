using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;

namespace PolicyStudio.Cluster.Auditing;

/// <summary>One entry of the audit log: who wrote what, when, why, and how it ended. Entries are never changed.</summary>
public sealed record AuditEntry
{
    /// <summary>What stands for the hash of the entry before the first one.</summary>
    public const string NoHash = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Its number; the first is 1, and none is left out.</summary>
    public required long Sequence { get; init; }

    /// <summary>The hash of the entry before it, or <see cref="NoHash"/>.</summary>
    public required string Previous { get; init; }

    /// <summary>The SHA-256 of the entry's canonical JSON, which holds <see cref="Previous"/>, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>When it ended, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>When it was put into the journal, in UTC.</summary>
    public required DateTimeOffset Begun { get; init; }

    /// <summary>Where, what, by whom, and why: <see cref="PlanIntent.Plan"/> holds before and after, and what undoes it.</summary>
    public required PlanIntent Intent { get; init; }

    /// <summary>The plan's hash, as it was shown in the preview.</summary>
    public required string PlanHash { get; init; }

    /// <summary>How it ended.</summary>
    public required ApplyOutcome Outcome { get; init; }

    /// <summary>How it ended, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Every step with its last status.</summary>
    public required ImmutableArray<StepProgress> Steps { get; init; }

    /// <summary>What was refused, or where the reached connectivity differed from the predicted.</summary>
    public required ImmutableArray<string> Details { get; init; }
}
