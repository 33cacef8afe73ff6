using System.Collections.Immutable;

namespace PolicyStudio.Cluster.Applying.Journaling;

/// <summary>
/// Keeps what is about to be written, so that a plan outlives the process that carries it out. Nothing is written to a cluster before it is
/// in the journal. Every method throws <see cref="JournalException"/> when the store does not do its part.
/// </summary>
public interface IChangeJournal
{
    /// <summary>Puts a plan into the journal; it is durable when this returns, and belongs to this process.</summary>
    Task<IJournalledPlan> BeginAsync(PlanIntent intent);

    /// <summary>The plans of a cluster that have not ended, the oldest first: carried out at this moment, interrupted, or partial. Those that cannot be read are left out.</summary>
    Task<ImmutableArray<UnfinishedPlan>> UnfinishedAsync(string cluster);

    /// <summary>Which plans of a cluster cannot be read, and why, a sentence each: another version of the product put them there, or the store is damaged.</summary>
    Task<ImmutableArray<string>> UnreadableAsync(string cluster);

    /// <summary>Takes over a plan that nobody carries out; null when somebody does, when it has ended, or when another process was faster.</summary>
    Task<IJournalledPlan?> ClaimAsync(Guid id);
}

/// <summary>The store of journal and audit log did not do its part.</summary>
/// <param name="message">What is wrong, in a sentence for people.</param>
/// <param name="inner">What the store said.</param>
public sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner);
