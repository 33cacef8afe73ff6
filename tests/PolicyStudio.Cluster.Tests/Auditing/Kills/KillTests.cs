using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Cluster.Tests.Applying;
using PolicyStudio.Cluster.Tests.Applying.Writing;
using PolicyStudio.Cluster.Tests.Watching.Faults;

namespace PolicyStudio.Cluster.Tests.Auditing.Kills;

/// <summary>
/// kill -9 of the real process, on a real API server: at every request that an apply makes and inside each, and then a start. A client of its
/// own compares the API server's objects, and its audit log of writes, with the journal and the audit log.
/// </summary>
public sealed class KillTests(LiveApplyTests.Server fixture, ITestOutputHelper output) : IClassFixture<LiveApplyTests.Server>
{
    // POLICYSTUDIO_KILLS=200 is the nightly setting.
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("POLICYSTUDIO_KILLS"), out var n) ? n : 10;

    private static readonly (string, int)[] Once = [("patch namespaces", 1), ("patch deployments", 1), ("create networkpolicies", 1)];

    [Fact]
    public async Task Whenever_it_is_killed_it_ends_in_before_after_or_declared_partial()
    {
        await using var proxy = await FaultyProxy.StartAsync(fixture.Api);
        var counts = new SortedDictionary<string, int>();
        foreach (var (seed, point) in KillPoint.Of(Kills).Index())
        {
            string found;
            try
            {
                found = await KillAsync(proxy, point, seed);
            }
            catch (Exception failed)
            {
                throw new InvalidOperationException($"kill {seed} at {point}: {failed.Message}", failed);
            }
            counts[found] = counts.GetValueOrDefault(found) + 1;
        }
        output.WriteLine($"{Kills} kills: {string.Join(", ", counts.Select(c => $"{c.Value} {c.Key}"))}");
        // The points must be worth dying at.
        Assert.True(counts.Count > 3, "the runs ended too much alike");
    }

    private async Task<string> KillAsync(FaultyProxy proxy, KillPoint point, int seed)
    {
        var (backend, db) = (await fixture.Api.CreateNamespaceAsync("backend"), await fixture.Api.CreateNamespaceAsync("db"));
        await ScenarioObjects.ApplyAsync(fixture.Api, backend, db);
        using var folder = new Book();
        await new KilledProcess(proxy, point, seed, backend, db).RunAsync("apply", proxy.Kubeconfig, folder.Folder, backend, db);
        var resumes = seed % 2 == 0;
        var said = await KilledProcess.SayAsync("recover", fixture.Api.Kubeconfig("admin"), folder.Folder, resumes ? "resume" : "roll-back");

        var truth = await ServerTruth.AskAsync(fixture.Api, backend, db);
        void Expect(IEnumerable<(string What, int Times)> writes) => ServerTruth.ExpectWrites(fixture.Api, backend, db, writes.ToDictionary());
        using var book = new Book(folder.Folder);
        Assert.True((await book.Audit.VerifyAsync(cancellation: TestContext.Current.CancellationToken)).IsIntact);
        Assert.Empty(await book.Journal.UnfinishedAsync("admin"));
        var entries = await book.Audit.SearchAsync(new(), TestContext.Current.CancellationToken);

        switch (entries.LastOrDefault()?.Outcome)
        {
            case null:
                Assert.Equal(0, truth.Count);
                Expect([]);
                return "before, not yet in the journal";
            case ApplyOutcome.NotWritten:
                Assert.Equal(0, truth.Count);
                Expect([]);
                return "before";
            case ApplyOutcome.Recovered or ApplyOutcome.ConfigurationMatches:
                Assert.Single(entries);
                Assert.Equal(3, truth.Count);
                Expect(Once);
                return "after";
            case ApplyOutcome.Partial:
                Assert.StartsWith(nameof(ApplyOutcome.ConfigurationMatches), said, StringComparison.Ordinal);
                ExpectDecided(entries, resumes);
                Assert.Equal(resumes ? 3 : 0, truth.Count);
                // Each once; on the way back once more for what was there, of which a policy is deleted and not written.
                Expect(resumes ? Once : Written(entries[1]).Select(k => k == "NetworkPolicy" ? ("create networkpolicies", 1) : ($"patch {k.ToLowerInvariant()}s", 2)));
                return $"partial and {(resumes ? "resumed" : "rolled back")}";
            default:
                throw new InvalidOperationException($"{entries[^1].Outcome} is no such state: {entries[^1].Message}");
        }
    }

    private static void ExpectDecided(IReadOnlyList<AuditEntry> entries, bool resumes)
    {
        var decided = entries[0];
        Assert.Equal((2, resumes ? ChangeKind.Resume : ChangeKind.RollBack, 1L), (entries.Count, decided.Intent.Kind, decided.Intent.Regards));
        Assert.Equal(ApplyOutcome.ConfigurationMatches, decided.Outcome);
        Assert.InRange(Written(entries[1]).Count(), 1, 2);
    }

    private static IEnumerable<string> Written(AuditEntry entry) =>
        entry.Steps.Where(s => s is { Step: WriteStep, Status: StepStatus.Done }).Select(s => s.Step.Object.Kind);
}
