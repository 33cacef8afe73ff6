using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PolicyStudio.Cluster.Applying.Journaling;

namespace PolicyStudio.Cluster.Storing;

/// <summary>All that is particular to SQLite: one file, or memory that lives as long as a connection to it is open.</summary>
internal sealed class SqliteProvider : DbConnectionInterceptor, IDisposable
{
    /// <summary>What is run once the tables are made: the log can only be appended to. Whoever owns the file can drop this; the hashes are for that.</summary>
    public const string Triggers = """
        CREATE TRIGGER "AuditIsNotChanged" BEFORE UPDATE ON "Audit" BEGIN SELECT RAISE(ABORT, 'the audit log can only be appended to'); END;
        CREATE TRIGGER "AuditIsNotDeleted" BEFORE DELETE ON "Audit" BEGIN SELECT RAISE(ABORT, 'the audit log can only be appended to'); END;
        CREATE TRIGGER "AuditIsNotReplaced" BEFORE INSERT ON "Audit" WHEN NEW."Sequence" <> (SELECT coalesce(max("Sequence"), 0) + 1 FROM "Audit")
        BEGIN SELECT RAISE(ABORT, 'the audit log can only be appended to'); END;
        """;

    /// <summary>What a store of version 1 lacks: provisional changes and drafts.</summary>
    public const string FromVersion1 = """
        CREATE TABLE "Drafts" (
            "Id" TEXT NOT NULL CONSTRAINT "PK_Drafts" PRIMARY KEY,
            "Cluster" TEXT NOT NULL,
            "Owner" TEXT NOT NULL,
            "OwnerName" TEXT NOT NULL,
            "Name" TEXT NULL,
            "Content" TEXT NOT NULL,
            "Question" TEXT NOT NULL,
            "Changed" INTEGER NOT NULL
        );
        CREATE TABLE "Provisional" (
            "Sequence" INTEGER NOT NULL CONSTRAINT "PK_Provisional" PRIMARY KEY,
            "Cluster" TEXT NOT NULL,
            "Until" INTEGER NOT NULL,
            "Plan" TEXT NULL,
            "Tries" INTEGER NOT NULL,
            "Message" TEXT NOT NULL
        );
        CREATE INDEX "IX_Drafts_Cluster_Owner_Changed" ON "Drafts" ("Cluster", "Owner", "Changed");
        """;

    /// <summary>Whether the tables are there: none or one.</summary>
    public const string CountsTables = """SELECT count(*) AS "Value" FROM sqlite_master WHERE type = 'table' AND name = 'Schema'""";

    private readonly string? _file;
    private readonly string _connection;
    private readonly SqliteConnection? _memory;

    public SqliteProvider(StoreOptions options, bool isReadOnly)
    {
        _file = options.Folder is { } folder ? Path.Combine(Path.GetFullPath(folder), StoreOptions.FileName) : null;
        _connection = new SqliteConnectionStringBuilder
        {
            DataSource = _file ?? $"policystudio-{Guid.NewGuid():N}",
            Mode = _file is null ? SqliteOpenMode.Memory : isReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite,
            Cache = _file is null ? SqliteCacheMode.Shared : SqliteCacheMode.Default,
            DefaultTimeout = (int)options.BusyTimeout.TotalSeconds,
        }.ToString();
        if (_file is not null) return;
        _memory = new(_connection);
        _memory.Open();
    }

    /// <summary>Whether there is anything to read.</summary>
    public bool Exists => _file is null || File.Exists(_file);

    public DbContextOptions Options(params IEnumerable<IInterceptor> more) =>
        new DbContextOptionsBuilder().UseSqlite(_connection).AddInterceptors([this, .. more]).Options;

    /// <summary>Makes the empty file, and turns write-ahead logging on: it stays on.</summary>
    public async Task PrepareAsync(DbContext store)
    {
        if (_file is not null)
        {
            DataFolder.Make(Path.GetDirectoryName(_file)!);
            DataFolder.MakeFile(_file);
        }
        await store.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
    }

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Run(connection);

    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Run(connection);
        return Task.CompletedTask;
    }

    /// <summary>What the database's refusal means, for people.</summary>
    public JournalException Refusal(Exception failed)
    {
        var code = (failed as SqliteException ?? failed.InnerException as SqliteException)?.SqliteErrorCode;
        var what = code switch
        {
            5 or 6 => "it is locked by another process",
            8 => "it is read-only",
            10 => "the disk does not do its part",
            13 => "the disk is full",
            11 or 26 => "it is damaged",
            14 => "it can't be opened",
            _ => (failed.InnerException ?? failed).Message,
        };
        return new($"the journal in {_file ?? "memory"} can't be used: {what}", failed);
    }

    public void Dispose()
    {
        _memory?.Dispose();
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    // Durable means that a commit has reached the disk. It holds for one connection, so it is said at each.
    private static void Run(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL";
        command.ExecuteNonQuery();
    }
}
