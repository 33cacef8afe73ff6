using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PolicyStudio.Cluster.Tests.Auditing;

/// <summary>Faults of a database: a statement that fails, or settings that a full or read-only one has.</summary>
internal sealed class Refusal(string? statement = null, string? pragma = null) : DbCommandInterceptor, IDbConnectionInterceptor
{
    public void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        Fails(command) ? throw Full() : new(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        Fails(command) ? throw Full() : new(result);

    private bool Fails(DbCommand command) => statement is not null && command.CommandText.Contains(statement, StringComparison.Ordinal);

    private static SqliteException Full() => new("database or disk is full", 13);

    private void Set(DbConnection connection)
    {
        if (pragma is null) return;
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        command.ExecuteNonQuery();
    }
}
