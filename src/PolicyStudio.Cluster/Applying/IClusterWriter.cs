using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Applying;

/// <summary>Writes single steps to a cluster, live or demo. Only what stands behind <c>ChangeService</c> and <c>UnfinishedPlans</c> calls it: that is the one door for writes.</summary>
public interface IClusterWriter
{
    /// <summary>
    /// Writes one step, or asks the server what it would answer. The object is read first and the step's precondition compared with it;
    /// what the server answers comes back as an answer, never as an exception.
    /// </summary>
    Task<WriteAnswer> WriteAsync(WriteStep step, Author author, bool dryRun, CancellationToken cancellation);

    /// <summary>Reads the step's object and says whether the step is written; <see cref="StepState.Unknown"/> when the server gives no answer.</summary>
    Task<StepReading> ReadAsync(WriteStep step, CancellationToken cancellation);

    /// <summary>Whether the author may write the step: null when yes, otherwise the reason in a sentence.</summary>
    Task<string?> RefusalAsync(WriteStep step, Author author, CancellationToken cancellation);
}

/// <summary>What a server answered to a write or a dry-run.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">What to tell people: the server's own words where it refused.</param>
/// <param name="Version">The object's version after the write; null where there is none.</param>
public sealed record WriteAnswer(WriteOutcome Outcome, string Message, ObjectVersion? Version = null);

/// <summary>How a write ended.</summary>
public enum WriteOutcome
{
    /// <summary>Accepted by the API server.</summary>
    Accepted,

    /// <summary>The object is no longer what the plan was computed from: a fresh preview is needed.</summary>
    Stale,

    /// <summary>The author may not do this.</summary>
    Forbidden,

    /// <summary>The server or one of its admission webhooks refused the object.</summary>
    Refused,

    /// <summary>No answer, or one that says nothing about the object: it may be written or not, and must be read before anything else.</summary>
    Unknown,
}
