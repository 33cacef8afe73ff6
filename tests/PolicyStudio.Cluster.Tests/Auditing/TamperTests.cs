using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Cluster.Storing;

namespace PolicyStudio.Cluster.Tests.Auditing;

/// <summary>Whatever somebody does to the rows of the log behind the product's back is found: with the last known head, a cut or rewritten end too.</summary>
public sealed class TamperTests(ITestOutputHelper output) : IAsyncLifetime
{
    // POLICYSTUDIO_TAMPERINGS=10000 is the nightly setting.
    private static readonly int Tamperings = int.TryParse(Environment.GetEnvironmentVariable("POLICYSTUDIO_TAMPERINGS"), out var n) ? n : 1_000;

    private readonly Book _book = new();
    private List<AuditRow> _rows = [];

    public async ValueTask InitializeAsync()
    {
        await _book.FillAsync(Enumerable.Range(0, 12).Select(i => Book.Intent($"why {i}", i % 2 == 0 ? "backend" : "web", steps: 1 + (i % 3))));
        _rows = await _book.Store.ReadAsync(s => Task.FromResult(s.Audit.OrderBy(r => r.Sequence).ToList()));
    }

    public ValueTask DisposeAsync()
    {
        _book.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Every_tampering_is_found()
    {
        Assert.True(Verify(_rows).IsIntact);
        var kinds = new SortedDictionary<string, int>();
        for (var seed = 0; seed < Tamperings; seed++)
        {
            var (kind, rows, first) = new Tampering(seed).Of(_rows);
            var verdict = Verify(rows);
            if (verdict.IsIntact) Assert.Fail($"seed {seed}: {kind} was not found");
            if (first is not null) Assert.True(verdict.FirstBad == first, $"seed {seed}: {kind} of entry {first} was found at {verdict.FirstBad}");
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        }
        output.WriteLine(string.Join(", ", kinds.Select(k => $"{k.Key} {k.Value}")));
        Assert.Equal(Tampering.Kinds, kinds.Count);
    }

    [Fact]
    public void A_chain_that_was_made_anew_from_some_entry_on_is_found_by_the_head()
    {
        var forged = new List<AuditRow>();
        foreach (var row in _rows)
        {
            var entry = AuditEntryJson.Read(row.Entry) with { Previous = forged.Count == 0 ? AuditEntry.NoHash : forged[^1].Hash };
            forged.Add(AuditRows.Of(entry.Sequence < 5 ? entry : entry with { Message = "nothing happened" }));
        }
        Assert.True(Verify(forged, null).IsIntact);
        Assert.False(Verify(forged).IsIntact);
    }

    private AuditVerdict Verify(IEnumerable<AuditRow> rows) => Verify(rows, _rows[^1].Hash);

    private static AuditVerdict Verify(IEnumerable<AuditRow> rows, string? head)
    {
        var chain = new AuditChain(head);
        foreach (var row in rows.OrderBy(r => r.Sequence))
            if (chain.Add(row) is { } bad) return bad;
        return chain.End();
    }
}
