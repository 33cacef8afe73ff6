using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;
using PolicyStudio.Cluster;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Running;
using PolicyStudio.Cluster.Storing;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Cli.Tests;

/// <summary><c>audit verify</c> over the log of a studio that has applied three changes.</summary>
public sealed class AuditTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("policystudio-");
    private string _head = "";

    private string Data => Path.Combine(_folder.FullName, "data");

    public async ValueTask InitializeAsync()
    {
        await using var studio = new ServiceCollection().AddCluster(_ => { }).PostConfigure<StoreOptions>(o => o.Folder = Data).BuildServiceProvider();
        var (feed, changes) = (studio.GetRequiredService<IClusterFeed>(), studio.GetRequiredService<ChangeService>());
        for (var i = 0; i < 3; i++)
        {
            var plan = ChangePlanner.Plan(PolicyDraft.Empty.With(new NamespaceLabelChange("web", "k", $"{i}")), feed.Current.Snapshot!, feed.Current.Sequence);
            Assert.Equal(ApplyOutcome.ConfigurationMatches, (await changes.ApplyAsync(plan, new("ada"), new("because"))).Outcome);
        }
        _head = (await VerifyAsync()).Output.Split('\n')[1]["head ".Length..];
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_intact_log_is_counted_and_its_head_told()
    {
        Assert.Equal((0, $"intact: 3 entries\nhead {_head}\n", ""), await VerifyAsync("--head", _head));
        Assert.Matches("^[0-9a-f]{64}$", _head);
    }

    [Fact]
    public async Task A_changed_entry_is_named()
    {
        Run("DROP TRIGGER \"AuditIsNotChanged\"; UPDATE \"Audit\" SET \"Entry\" = replace(\"Entry\", 'because', 'just so') WHERE \"Sequence\" = 2");
        var (status, output, _) = await VerifyAsync();
        Assert.Equal(1, status);
        Assert.StartsWith("tampered: entry 2 was changed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_tail_is_found_by_the_head_alone()
    {
        Run("DROP TRIGGER \"AuditIsNotDeleted\"; DELETE FROM \"Audit\" WHERE \"Sequence\" = 3");
        Assert.Equal(0, (await VerifyAsync()).Status);
        var (status, output, _) = await VerifyAsync("--head", _head, "-o", "json");
        Assert.Equal(1, status);
        using var json = JsonDocument.Parse(output);
        Assert.Equal((false, 2, 3), (json.RootElement.GetProperty("intact").GetBoolean(), json.RootElement.GetProperty("entries").GetInt32(), json.RootElement.GetProperty("firstBad").GetInt32()));
    }

    [Fact]
    public async Task Its_JSON_obeys_its_schema()
    {
        var schema = await JsonSchema.FromJsonAsync((await CommandLine.RunAsync(["schema", "audit"])).Output, TestContext.Current.CancellationToken);
        var output = (await VerifyAsync("-o", "json")).Output;
        Assert.Empty(schema.Validate(output));
        Assert.NotEmpty(schema.Validate(output.Replace("\"head\"", "\"tail\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_folder_without_a_log_is_bad_input_and_stays_without_one()
    {
        var empty = _folder.CreateSubdirectory("empty");
        var (status, output, error) = await CommandLine.RunAsync(["audit", "verify", "--data", empty.FullName]);
        Assert.Equal((2, "", $"there is no audit log in {empty.FullName}: no file policystudio.db\n"), (status, output, error));
        Assert.Empty(empty.GetFileSystemInfos());
    }

    [Fact]
    public async Task A_file_that_is_no_store_and_a_head_that_is_none_are_bad_input()
    {
        var other = _folder.CreateSubdirectory("other");
        await File.WriteAllTextAsync(Path.Combine(other.FullName, StoreOptions.FileName), new string('x', 5_000), TestContext.Current.CancellationToken);
        var (status, _, error) = await CommandLine.RunAsync(["audit", "verify", "--data", other.FullName]);
        Assert.Equal(2, status);
        Assert.Contains("it is damaged", error, StringComparison.Ordinal);

        (status, _, error) = await VerifyAsync("--head", "abc");
        Assert.Equal(2, status);
        Assert.Contains("'abc' is not a head", error, StringComparison.Ordinal);
    }

    private Task<(int Status, string Output, string Error)> VerifyAsync(params string[] more) => CommandLine.RunAsync(["audit", "verify", "--data", Data, .. more]);

    private void Run(string statements)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, StoreOptions.FileName)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }
}
