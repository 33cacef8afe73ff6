using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Steps;

namespace PolicyStudio.Cluster.Tests.Applying;

/// <summary>A writer in front of another one, on which a test can lay faults that the demo cluster does not have.</summary>
internal sealed class WriterDouble(IClusterWriter inner) : IClusterWriter
{
    /// <summary>The writes that were stored, in order.</summary>
    public List<WriteStep> Written { get; } = [];

    /// <summary>Answers instead of writing, when it gives an answer.</summary>
    public Func<WriteStep, bool, WriteAnswer?> Instead { get; set; } = (_, _) => null;

    /// <summary>Changes the answer to a write that was stored.</summary>
    public Func<WriteStep, WriteAnswer, WriteAnswer> Afterwards { get; set; } = (_, answer) => answer;

    /// <summary>Answers instead of reading back, when it gives a reading.</summary>
    public Func<WriteStep, StepReading?> Reading { get; set; } = _ => null;

    /// <summary>Says why somebody may not write a step.</summary>
    public Func<WriteStep, Author, string?> Refusal { get; set; } = (_, _) => null;

    /// <summary>Awaited before and after each write that is no dry-run: where it never ends, the process has died.</summary>
    public Func<Task> Gate { get; set; } = () => Task.CompletedTask;

    public async Task<WriteAnswer> WriteAsync(WriteStep step, Author author, bool dryRun, CancellationToken cancellation)
    {
        if (Instead(step, dryRun) is { } answer) return answer;
        if (!dryRun) await Gate();
        var real = await inner.WriteAsync(step, author, dryRun, cancellation);
        if (dryRun || real.Outcome != WriteOutcome.Accepted) return real;
        Written.Add(step);
        await Gate();
        return Afterwards(step, real);
    }

    public async Task<StepReading> ReadAsync(WriteStep step, CancellationToken cancellation) => Reading(step) ?? await inner.ReadAsync(step, cancellation);

    public async Task<string?> RefusalAsync(WriteStep step, Author author, CancellationToken cancellation) =>
        Refusal(step, author) ?? await inner.RefusalAsync(step, author, cancellation);
}
