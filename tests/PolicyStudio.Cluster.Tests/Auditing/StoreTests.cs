using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Cluster.Storing;

namespace PolicyStudio.Cluster.Tests.Auditing;

/// <summary>The store is its owner's alone, durable, and says clearly when it cannot do its part.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly Book _book = new();

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task Folder_and_files_are_for_their_owner_only()
    {
        await _book.FillAsync(Book.Intent());
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_book.Folder));
        foreach (var file in Directory.GetFiles(_book.Folder)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Writes_go_through_a_write_ahead_log_and_reach_the_disk()
    {
        await _book.FillAsync(Book.Intent());
        Assert.Equal("wal", await PragmaAsync("journal_mode"));
        Assert.Equal("2", await PragmaAsync("synchronous"));

        Task<string> PragmaAsync(string name) => _book.Store.ReadAsync(async s =>
        {
            await s.Database.OpenConnectionAsync();
            using var command = s.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            return (await command.ExecuteScalarAsync())!.ToString()!;
        });
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_make_the_tables_once()
    {
        var books = Enumerable.Range(0, 6).Select(_ => new Book(_book.Folder)).ToList();
        await Task.WhenAll(books.Select(b => Task.Run(() => b.FillAsync(Book.Intent()))));
        Assert.Equal(6, (await _book.Audit.VerifyAsync(cancellation: TestContext.Current.CancellationToken)).Count);
        foreach (var book in books) book.Dispose();
    }

    [Fact]
    public async Task Tables_of_another_version_are_refused()
    {
        await _book.FillAsync(Book.Intent());
        Run("UPDATE \"Schema\" SET \"Version\" = 99");
        using var later = new Book(_book.Folder);
        var refused = await Assert.ThrowsAsync<JournalException>(() => later.Journal.BeginAsync(Book.Intent()));
        Assert.Contains("version 99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_of_the_first_version_get_what_they_lack_and_keep_what_they_hold()
    {
        await _book.FillAsync(Book.Intent());
        var fresh = Tables();
        Run("DROP TABLE \"Drafts\"; DROP TABLE \"Provisional\"; UPDATE \"Schema\" SET \"Version\" = 1");
        // Whoever only verifies changes nothing.
        using (var log = AuditLog.OpenReadOnly(_book.Folder)!) Assert.True((await log.VerifyAsync(cancellation: TestContext.Current.CancellationToken)).IsIntact);
        Assert.NotEqual(fresh, Tables());

        using var later = new Book(_book.Folder);
        await later.FillAsync(Book.Intent());
        Assert.Equal(2, (await later.Audit.VerifyAsync(cancellation: TestContext.Current.CancellationToken)).Count);
        Assert.Equal(fresh, Tables());
    }

    [Fact]
    public async Task A_store_that_another_process_has_locked_says_so()
    {
        await _book.FillAsync(Book.Intent());
        using var other = Open();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();
        await RefusedAsync(_book, "it is locked by another process");
    }

    [Theory]
    [InlineData("PRAGMA query_only = 1", "it is read-only")]
    [InlineData("PRAGMA max_page_count = 1", "the disk is full")]
    public async Task A_store_that_is_read_only_or_full_says_so(string pragma, string what)
    {
        await _book.FillAsync(Book.Intent());
        using var hampered = new Book(_book.Folder, new Refusal(pragma: pragma));
        // Large enough not to fit into what is left of the last page.
        await RefusedAsync(hampered, what, steps: 2_000);
        Assert.Equal(1, (await _book.Audit.VerifyAsync(cancellation: TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task A_folder_or_file_that_cannot_be_used_says_so()
    {
        using var nowhere = new StoreAccess(new() { Folder = "/proc/policystudio" });
        Assert.Contains("/proc/policystudio", (await Assert.ThrowsAsync<JournalException>(() => nowhere.ReadAsync(s => s.Plans.CountAsync(TestContext.Current.CancellationToken)))).Message, StringComparison.Ordinal);
        var refused = new StoreOptionsValidation().Validate(null, new() { Folder = "/proc/policystudio", Lease = TimeSpan.Zero });
        Assert.Equal(2, refused.Failures!.Count());

        Directory.CreateDirectory(_book.Folder);
        await File.WriteAllTextAsync(_book.File, new string('x', 10_000), TestContext.Current.CancellationToken);
        await RefusedAsync(_book, "it is damaged");
    }

    [Theory]
    [InlineData("UPDATE \"Audit\" SET \"Cluster\" = 'x'")]
    [InlineData("DELETE FROM \"Audit\"")]
    [InlineData("INSERT OR REPLACE INTO \"Audit\" SELECT * FROM \"Audit\"")]
    public async Task The_audit_log_can_only_be_appended_to(string statement)
    {
        await _book.FillAsync(Book.Intent());
        Assert.Contains("can only be appended to", Assert.Throws<SqliteException>(() => Run(statement)).Message, StringComparison.Ordinal);
        Assert.True((await _book.Audit.VerifyAsync(cancellation: TestContext.Current.CancellationToken)).IsIntact);
    }

    private static async Task RefusedAsync(Book book, string what, int steps = 3)
    {
        var refused = await Assert.ThrowsAsync<JournalException>(() => book.Journal.BeginAsync(Book.Intent(steps: steps)));
        Assert.Equal($"the journal in {book.File} can't be used: {what}", refused.Message);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_book.File};Pooling=False");
        connection.Open();
        return connection;
    }

    private string Tables()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(replace(replace(sql, char(10), ''), ' ', ''), char(10)) FROM (SELECT sql FROM sqlite_master ORDER BY name)";
        return (string)command.ExecuteScalar()!;
    }

    private void Run(string statement)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
