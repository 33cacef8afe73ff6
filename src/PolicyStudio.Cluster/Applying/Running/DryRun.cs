using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Steps;

namespace PolicyStudio.Cluster.Applying.Running;

/// <summary>Asks for writes whether the author may do them, and what the API server would answer. Writes nothing.</summary>
internal sealed class DryRun(IClusterWriter writer)
{
    public async Task<ImmutableArray<DryRunAnswer>> AskAsync(IEnumerable<WriteStep> writes, Author author, CancellationToken cancellation)
    {
        var answers = ImmutableArray.CreateBuilder<DryRunAnswer>();
        foreach (var step in writes)
        {
            var refusal = await writer.RefusalAsync(step, author, cancellation);
            var answer = refusal is null
                ? await writer.WriteAsync(step, author, dryRun: true, cancellation) : new WriteAnswer(WriteOutcome.Forbidden, refusal);
            answers.Add(new(step, answer));
        }
        return answers.ToImmutable();
    }

    /// <summary>Asks for all, and says how the apply ends when one is not accepted; null when all are.</summary>
    public async Task<ApplyResult?> RefuseAsync(IEnumerable<WriteStep> writes, Author author, ApplyRun run, CancellationToken cancellation)
    {
        var answers = await AskAsync(writes, author, cancellation);
        if (answers.All(a => a.Answer.Outcome == WriteOutcome.Accepted)) return null;
        var worst = answers.First(a => a.Answer.Outcome != WriteOutcome.Accepted);
        // Without a clear answer nothing is known to be allowed; that nothing was written is certain here.
        return run.End(StepRunner.OutcomeOf(worst.Answer.Outcome), $"nothing was written: the dry-run of '{worst.Step.Summary}' was not accepted",
            answers.Where(a => a.Answer.Outcome != WriteOutcome.Accepted).Select(a => $"{a.Step.Summary}: {a.Answer.Message}"));
    }
}
