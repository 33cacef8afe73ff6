using PolicyStudio.Cluster.Applying.Records;

namespace PolicyStudio.Cluster.Applying;

/// <summary>Why something is written, in a person's words, what it undoes, and whether it is for good.</summary>
public sealed record ChangeReason
{
    /// <summary>How long the words may be, in UTF-16 code units.</summary>
    public const int MaxLength = 2_000;

    /// <summary>A reason.</summary>
    /// <param name="message">The person's words; blanks at both ends do not count.</param>
    /// <exception cref="ArgumentException">They are missing or too long: <see cref="Problem"/> says so before.</exception>
    public ChangeReason(string message)
    {
        if (Problem(message) is { } problem) throw new ArgumentException(problem, nameof(message));
        Message = CanonicalJson.WellFormed(message.Trim());
    }

    /// <summary>The person's words; never blank.</summary>
    public string Message { get; }

    /// <summary>The number of the audit entry that this undoes, or null.</summary>
    public long? Undoes { get; init; }

    /// <summary>How long after its end somebody has to have confirmed it, or it is undone by itself; whole seconds. Null is for good.</summary>
    public TimeSpan? ProvisionalFor { get; init; }

    /// <summary>What is wrong with a message as a person wrote it, in a sentence; null when nothing is.</summary>
    public static string? Problem(string? message) =>
        string.IsNullOrWhiteSpace(message) ? "say why: the audit log keeps it with the change"
        : message.Trim().Length > MaxLength ? $"the reason is longer than {MaxLength:N0} characters" : null;
}
