using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using PolicyStudio.Cluster.Applying.Journaling;

namespace PolicyStudio.Cluster.Storing;

/// <summary>Opens the store for one piece of work at a time; makes its tables at the first. What the database refuses is a <see cref="JournalException"/>.</summary>
internal sealed class StoreAccess : IDisposable
{
    private readonly SqliteProvider _provider;
    private readonly DbContextOptions _options;
    private readonly bool _isReadOnly;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private bool _isReady;

    public StoreAccess(StoreOptions options, bool isReadOnly = false, params IEnumerable<IInterceptor> interceptors)
    {
        _provider = new(options, isReadOnly);
        _options = _provider.Options(interceptors);
        _isReadOnly = isReadOnly;
    }

    /// <summary>Whether there is a store, made before.</summary>
    public bool Exists => _provider.Exists;

    /// <summary>Reads.</summary>
    public Task<T> ReadAsync<T>(Func<StudioStore, Task<T>> work) => OpenAsync(work);

    /// <summary>Reads and writes in one transaction, which nobody else writes beside; it is on the disk when this returns.</summary>
    public Task<T> WriteAsync<T>(Func<StudioStore, Task<T>> work) => OpenAsync(async store =>
    {
        await using var transaction = await store.Database.BeginTransactionAsync(IsolationLevel.Serializable);
        var result = await work(store);
        await store.SaveChangesAsync();
        await transaction.CommitAsync();
        return result;
    });

    public void Dispose()
    {
        _provider.Dispose();
        _gate.Dispose();
    }

    private async Task<T> OpenAsync<T>(Func<StudioStore, Task<T>> work)
    {
        try
        {
            await using var store = new StudioStore(_options);
            await MakeReadyAsync(store);
            return await work(store);
        }
        catch (Exception failed) when (failed is DbException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            throw _provider.Refusal(failed);
        }
    }

    private async Task MakeReadyAsync(StudioStore store)
    {
        if (_isReady) return;
        await _gate.WaitAsync();
        try
        {
            if (_isReady) return;
            if (!_isReadOnly) await MakeTablesAsync(store);
            var version = (await store.Schema.AsNoTracking().SingleAsync()).Version;
            if (version > StudioStore.Version || version < (_isReadOnly ? StudioStore.OldestRead : StudioStore.Version))
                throw new JournalException($"the journal was made by another version of the product: its tables are of version {version}, and this one knows {StudioStore.Version}");
            _isReady = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    // Tables, triggers and their version in one transaction: two processes that start at once make them once.
    private async Task MakeTablesAsync(StudioStore store)
    {
        await _provider.PrepareAsync(store);
        await using var transaction = await store.Database.BeginTransactionAsync(IsolationLevel.Serializable);
        if (await HasTablesAsync(store))
        {
            if ((await store.Schema.AsNoTracking().SingleAsync()).Version != 1) return;
            await RunAsync(store, SqliteProvider.FromVersion1);
            await store.Schema.ExecuteUpdateAsync(u => u.SetProperty(s => s.Version, StudioStore.Version));
        }
        else
        {
            await RunAsync(store, store.Database.GenerateCreateScript());
            await RunAsync(store, SqliteProvider.Triggers);
            store.Schema.Add(new() { Id = 1, Version = StudioStore.Version });
            await store.SaveChangesAsync();
        }
        await transaction.CommitAsync();
    }

    private static async Task<bool> HasTablesAsync(StudioStore store) =>
        await store.Database.SqlQueryRaw<int>(SqliteProvider.CountsTables).SingleAsync() > 0;

    private static async Task RunAsync(StudioStore store, string script)
    {
        await using var command = store.Database.GetDbConnection().CreateCommand();
        command.Transaction = store.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = script;
        await command.ExecuteNonQueryAsync();
    }
}
