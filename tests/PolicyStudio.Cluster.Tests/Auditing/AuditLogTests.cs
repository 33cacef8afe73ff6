using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Tests.Auditing;

/// <summary>Entries are found, exported so that anybody can check them, and verified.</summary>
public sealed class AuditLogTests : IDisposable
{
    private static readonly Author Bob = new("bob@example.com");

    private readonly Book _book = new();

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task Entries_are_found_by_words_author_object_outcome_and_time_the_newest_first()
    {
        await _book.FillAsync(Book.Intent("orders needs MySQL"), Book.Intent("100% sure_", "web", Bob), Book.Intent("ORDERS is back; it's ok", "web"), Book.Intent("nothing", "back"));
        Assert.Equal("4 3 2 1", await FindAsync(new()));
        Assert.Equal("3 1", await FindAsync(new() { Text = "Orders" }));
        Assert.Equal("1", await FindAsync(new() { Text = "mysql  orders" }));
        Assert.Equal("2", await FindAsync(new() { Text = "100% SURE_" }));
        Assert.Equal("", await FindAsync(new() { Text = "100_" }));
        Assert.Equal("2", await FindAsync(new() { Author = "Bob@example.com" }));
        Assert.Equal("4 3 1", await FindAsync(new() { Author = "8D1C" }));
        Assert.Equal("", await FindAsync(new() { Author = "bob" }));
        Assert.Equal("3 2", await FindAsync(new() { Namespace = "web" }));
        Assert.Equal("4", await FindAsync(new() { Namespace = "back" }));
        Assert.Equal("1", await FindAsync(new() { Object = ObjectReference.ToNamespace("backend") }));
        Assert.Equal("", await FindAsync(new() { Outcome = ApplyOutcome.Refused }));
        Assert.Equal("3 2", await FindAsync(new() { From = new(2026, 11, 23, 10, 1, 0, TimeSpan.Zero), Until = new(2026, 11, 23, 10, 3, 0, TimeSpan.Zero) }));
        Assert.Equal("2 1", await FindAsync(new() { Before = 3, Cluster = "test" }));
        Assert.Equal("4 3", await FindAsync(new() { Take = 2 }));
        Assert.Null(await _book.Audit.FindAsync(5));
    }

    [Fact]
    public async Task An_entry_comes_back_as_it_was_written()
    {
        var intent = Book.Intent("a\0b\u202E<script>'\"\\😀", "it's\nhostile");
        await _book.FillAsync(intent);
        var entry = (await _book.Audit.FindAsync(1))!;
        Assert.Equal((intent, AuditEntry.NoHash, new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero)), (entry.Intent, entry.Previous, entry.Time));
        Assert.Equal(Book.Result(intent).Steps, entry.Steps);
        Assert.True((await _book.Audit.VerifyAsync(cancellation: TestContext.Current.CancellationToken)).IsIntact);
        Assert.Equal("1", await FindAsync(new() { Text = "<SCRIPT>" }));
    }

    [Fact]
    public async Task The_export_can_be_checked_without_the_product()
    {
        await _book.FillAsync(Enumerable.Range(0, 3).Select(i => Book.Intent($"why {i} é")));
        using var text = new StringWriter();
        await _book.Audit.ExportAsync(text, TestContext.Current.CancellationToken);

        var lines = text.ToString().TrimEnd('\n').Split('\n');
        var previous = AuditEntry.NoHash;
        Assert.Equal(3, lines.Length);
        foreach (var (index, line) in lines.Index())
        {
            using var json = JsonDocument.Parse(line);
            var entry = json.RootElement.GetProperty("entry");
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.GetRawText())));
            Assert.Equal((hash, index + 1, previous), (json.RootElement.GetProperty("hash").GetString(), entry.GetProperty("sequence").GetInt32(), entry.GetProperty("previous").GetString()));
            Assert.Equal($"why {index} é", entry.GetProperty("change").GetProperty("reason").GetString());
            previous = hash;
        }
        Assert.Equal(previous, await _book.Audit.HeadAsync());
    }

    [Fact]
    public async Task A_head_that_was_noted_is_found_in_a_log_that_has_grown_and_missed_in_one_that_was_cut()
    {
        Assert.Equal((0L, AuditEntry.NoHash, true), await VerifyAsync(AuditEntry.NoHash));
        await _book.FillAsync(Book.Intent(), Book.Intent());
        var head = await _book.Audit.HeadAsync();
        await _book.FillAsync(Enumerable.Range(0, 600).Select(_ => Book.Intent(steps: 1)));
        Assert.Equal((602L, await _book.Audit.HeadAsync(), true), await VerifyAsync($" {head.ToUpperInvariant()}\n"));

        var verdict = await _book.Audit.VerifyAsync(new string('a', 64), TestContext.Current.CancellationToken);
        Assert.Equal((false, 603L), (verdict.IsIntact, verdict.FirstBad));

        async Task<(long, string, bool)> VerifyAsync(string known) =>
            await _book.Audit.VerifyAsync(known, TestContext.Current.CancellationToken) is var v ? (v.Count, v.Head, v.IsIntact) : default;
    }

    [Fact]
    public async Task Many_that_end_at_once_make_one_chain()
    {
        var books = Enumerable.Range(0, 4).Select(_ => new Book(_book.Folder)).ToList();
        await Task.WhenAll(books.Select(b => Task.Run(() => b.FillAsync(Enumerable.Range(0, 10).Select(_ => Book.Intent())))));
        var verdict = await _book.Audit.VerifyAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((true, 40L), (verdict.IsIntact, verdict.Count));
        foreach (var book in books) book.Dispose();
    }

    [Fact]
    public async Task A_log_that_is_opened_to_be_read_is_not_made_and_not_written()
    {
        Assert.Null(AuditLog.OpenReadOnly(_book.Folder));
        Assert.False(Directory.Exists(_book.Folder));
        await _book.FillAsync(Book.Intent());
        using var log = AuditLog.OpenReadOnly(_book.Folder)!;
        Assert.True((await log.VerifyAsync(cancellation: TestContext.Current.CancellationToken)).IsIntact);
    }

    private async Task<string> FindAsync(AuditQuery query) =>
        string.Join(' ', (await _book.Audit.SearchAsync(query, TestContext.Current.CancellationToken)).Select(e => e.Sequence));
}
