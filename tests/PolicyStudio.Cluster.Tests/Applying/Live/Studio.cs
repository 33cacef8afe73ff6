using k8s;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Running;
using PolicyStudio.Cluster.Applying.Writing;
using PolicyStudio.Cluster.Connecting;
using PolicyStudio.Cluster.Tests.Auditing;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Cluster.Tests.Applying.Live;

/// <summary>What one process of the studio has: a connection for writes, and a store of journal and audit log in a folder.</summary>
internal sealed class Studio : IDisposable
{
    private readonly IClusterFeed _feed;
    private readonly Kubernetes _client;

    /// <summary>A studio.</summary>
    /// <param name="feed">What it sees.</param>
    /// <param name="kubeconfig">How it writes.</param>
    /// <param name="folder">That of another one; null for a folder of its own.</param>
    /// <param name="requestTimeout">How long a request may take.</param>
    public Studio(IClusterFeed feed, string kubeconfig, string? folder = null, TimeSpan? requestTimeout = null)
    {
        _feed = feed;
        _client = ClusterClient.Create(new() { Cluster = "admin", Kubeconfig = kubeconfig });
        Book = new(folder);
        var options = new ChangeOptions { RequestTimeout = requestTimeout ?? TimeSpan.FromSeconds(20), ReadBackTimeout = TimeSpan.FromSeconds(0.2) };
        var writer = new LiveClusterWriter(_client, options.RequestTimeout);
        Changes = new(feed, writer, Book.Journal, options, TimeProvider.System);
        Unfinished = new(feed, writer, Book.Journal, options, TimeProvider.System);
    }

    public static Author Ada { get; } = new("ada@example.com");

    public Book Book { get; }

    public ChangeService Changes { get; }

    public UnfinishedPlans Unfinished { get; }

    public ChangePlan Plan(PolicyDraft draft) => ChangePlanner.Plan(draft, _feed.Current.Snapshot!, _feed.Current.Sequence);

    /// <summary>Carries a plan out.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="onReport">Done at each report of a step, while the apply waits.</param>
    /// <param name="undoes">The entry that it undoes, or null.</param>
    public Task<ApplyResult> ApplyAsync(ChangePlan plan, Func<StepProgress, Task>? onReport = null, long? undoes = null) =>
        Changes.ApplyAsync(plan, Ada, new("orders needs MySQL") { Undoes = undoes }, onReport is null ? null : new Told(onReport), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _client.Dispose();
        Book.Dispose();
    }

    private sealed class Told(Func<StepProgress, Task> report) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => report(value).GetAwaiter().GetResult();
    }
}
