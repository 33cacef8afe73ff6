using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Tests.Applying;

namespace PolicyStudio.Cluster.Tests.Auditing;

/// <summary>
/// A process dies at any moment, and in the midst of going on too: the cluster is as before, as after, or declared partial and brought to either
/// by a person. No write happens twice, and journal and audit log agree.
/// </summary>
public sealed class CrashTests : IDisposable
{
    // Before and after each of the ten lines of the journal and the three writes of the scenario.
    private const int Moments = 26;

    private static readonly ChangeReason Why = new("what was begun");
    private static readonly Author Bob = new("bob@example.com");

    private readonly CrashBench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<int, bool> EveryMoment() => new(from moment in Enumerable.Range(1, Moments) from way in Enumerable.Range(0, 2) select (moment, way == 0));

    [Theory]
    [MemberData(nameof(EveryMoment))]
    public async Task Whenever_a_process_dies_the_next_one_finds_out_and_a_person_decides(int moment, bool resumes)
    {
        var (before, plan) = (_bench.Snapshot, _bench.Plan);
        Assert.Null(await _bench.RunAsync((changes, _) => changes.ApplyAsync(plan, DemoBench.Author, DemoBench.Reason), moment));

        var found = await _bench.RecoverAsync();
        var expected = _bench.Written.Count() switch { _ when moment is 1 or Moments => (ApplyOutcome?)null, 0 => ApplyOutcome.NotWritten, 3 => ApplyOutcome.Recovered, _ => ApplyOutcome.Partial };
        Assert.Equal(expected, found?.Outcome);
        if (expected == ApplyOutcome.Partial)
        {
            var id = await _bench.UnfinishedAsync();
            var result = await _bench.RunAsync((_, unfinished) => resumes ? unfinished.ResumeAsync(id, Bob, Why) : unfinished.RollBackAsync(id, Bob, Why));
            Assert.Equal((ApplyOutcome.ConfigurationMatches, ""), (result!.Outcome, string.Join("; ", result.Details)));
            var last = (await _bench.Audit.FindAsync(2))!;
            Assert.Equal((Bob, resumes ? ChangeKind.Resume : ChangeKind.RollBack, 1L), (last.Intent.Author, last.Intent.Kind, last.Intent.Regards));
            Assert.Equal(ApplyOutcome.Partial, (await _bench.Audit.FindAsync(1))!.Outcome);
        }
        Assert.Equal(_bench.Written.Count(), _bench.Written.Distinct().Count());
        Assert.True(await _bench.IsNothingUnfinishedAsync());
        await ExpectEitherAsync(before, plan, isAfter: expected is ApplyOutcome.Recovered || moment == Moments || (expected == ApplyOutcome.Partial && resumes));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Going_on_can_die_too_at_every_moment(bool resumes)
    {
        for (var moment = 1; moment <= 20; moment++)
        {
            using var bench = new CrashBench();
            var plan = bench.Plan;
            // After the label of the template.
            await bench.RunAsync((changes, _) => changes.ApplyAsync(plan, DemoBench.Author, DemoBench.Reason), 12);
            await bench.RecoverAsync();
            var id = await bench.UnfinishedAsync();
            await bench.RunAsync((_, unfinished) => resumes ? unfinished.ResumeAsync(id, Bob, Why) : unfinished.RollBackAsync(id, Bob, Why), moment);

            await bench.RecoverAsync();
            if (!await bench.IsNothingUnfinishedAsync())
            {
                var next = await bench.UnfinishedAsync();
                var result = await bench.RunAsync((_, unfinished) => unfinished.ResumeAsync(next, Bob, Why));
                Assert.Equal((moment, ApplyOutcome.ConfigurationMatches), (moment, result!.Outcome));
            }
            Assert.True(await bench.IsNothingUnfinishedAsync());
            Assert.Equal((moment, bench.Written.Count()), (moment, bench.Written.Distinct().Count()));
            Assert.True((await bench.Audit.VerifyAsync(cancellation: TestContext.Current.CancellationToken)).IsIntact);
            Assert.True(plan.Draft.Against(bench.Snapshot).IsEmpty || plan.Record.Inverse.Against(bench.Snapshot).IsEmpty, $"moment {moment}");
        }
    }

    private async Task ExpectEitherAsync(Engine.Snapshots.ClusterSnapshot before, Cluster.Applying.Plans.ChangePlan plan, bool isAfter)
    {
        var verdict = await _bench.Audit.VerifyAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.True(verdict.IsIntact);
        Assert.Equal(isAfter, plan.Draft.Against(_bench.Snapshot).IsEmpty);
        Assert.Equal(!isAfter, plan.Record.Inverse.Against(_bench.Snapshot).IsEmpty);
        Assert.Equal(before.Policies.Length + (isAfter ? 1 : 0), _bench.Snapshot.Policies.Length);
        Assert.All(plan.Writes, w => Assert.Equal(isAfter ? StepState.After : StepState.Before, _bench.Snapshot.Read(w).State));
    }
}
