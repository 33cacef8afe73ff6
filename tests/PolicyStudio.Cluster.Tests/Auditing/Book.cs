using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Cluster.Auditing.Journal;
using PolicyStudio.Cluster.Storing;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Tests.Auditing;

/// <summary>A journal with its audit log in a folder of the test's own, and a clock that the test winds.</summary>
internal sealed class Book : IDisposable
{
    private readonly bool _isOwner;

    /// <summary>A book.</summary>
    /// <param name="folder">That of another book; null for one of its own.</param>
    /// <param name="interceptors">Faults of the database.</param>
    public Book(string? folder = null, params IEnumerable<IInterceptor> interceptors)
    {
        _isOwner = folder is null;
        Folder = folder ?? Path.Combine(Directory.CreateTempSubdirectory("policystudio-book-").FullName, "data");
        Store = new(new() { Folder = Folder, BusyTimeout = TimeSpan.FromSeconds(1) }, interceptors: interceptors);
        Journal = new(Store, TimeSpan.FromSeconds(30), Time);
        Audit = new(Store);
    }

    public static Author Ada { get; } = new("Ada Lovelace", new("ada", "authors", "8d1c"));

    public string Folder { get; }

    public string File => Path.Combine(Folder, StoreOptions.FileName);

    public FakeTimeProvider Time { get; } = new(new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    public StoreAccess Store { get; }

    public ChangeJournal Journal { get; }

    public AuditLog Audit { get; }

    public static PlanIntent Intent(string why = "orders needs MySQL", string ns = "backend", Author? author = null, int steps = 3) =>
        new("test", new(1, [.. Enumerable.Range(0, steps).Select(i => Label(ns, $"k{i}"))], [], 0), author ?? Ada, new(why));

    public static ApplyResult Result(PlanIntent intent, ApplyOutcome outcome = ApplyOutcome.ConfigurationMatches) =>
        new(outcome, "configuration matches", [.. intent.Plan.Steps.Select((s, i) => new StepProgress(i, s, StepStatus.Done, "accepted"))], []);

    /// <summary>Puts plans into the journal and ends them.</summary>
    public async Task<ImmutableArray<long>> FillAsync(params IEnumerable<PlanIntent> intents)
    {
        var entries = ImmutableArray.CreateBuilder<long>();
        foreach (var intent in intents)
        {
            await using var plan = await Journal.BeginAsync(intent);
            entries.Add((await plan.EndAsync(Result(intent))).Entry!.Value);
            Time.Advance(TimeSpan.FromMinutes(1));
        }
        return entries.ToImmutable();
    }

    public void Dispose()
    {
        Store.Dispose();
        if (_isOwner) Directory.GetParent(Folder)!.Delete(recursive: true);
    }

    private static LabelStep Label(string ns, string key) => new(ObjectReference.ToNamespace(ns), LabelStep.OwnLabels, [new(key, null, "on")], "uid");
}
