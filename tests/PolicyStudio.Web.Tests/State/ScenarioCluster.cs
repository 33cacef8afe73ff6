using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Labels;

namespace PolicyStudio.Web.Tests.State;

/// <summary>The founding scenario, and clusters written as YAML, with the feed and the session on them.</summary>
internal static class ScenarioCluster
{
    public static ClusterSnapshot Snapshot { get; } = Read("mysql.yaml");

    public static NetworkPolicy ExpectedPolicy { get; } = Read("expected-policy.yaml").Policies.Single();

    public static SuggestionOptions Suggestions { get; } = new() { PreferredTargets = ["mysql"], PodLabelKey = "db", PodLabelValue = "access_ok" };

    public static LabelPair PodLabel { get; } = new("db", "access_ok");

    public static ClusterSnapshot Yaml(string text)
    {
        var content = ManifestReader.Read("test.yaml", text, DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        return content.Snapshot;
    }

    public static ClusterState State(ClusterSnapshot? snapshot, ConnectionPhase phase = ConnectionPhase.Live, long sequence = 1) =>
        new("test", new(phase, DateTimeOffset.UnixEpoch, []), snapshot, sequence);

    public static ClusterFeed Feed(ClusterSnapshot? snapshot = null) => new(State(snapshot ?? Snapshot));

    public static StudioSession Session(IClusterFeed feed, SuggestionOptions? suggestions = null) => new(feed, Options.Create(suggestions ?? Suggestions), NullLogger<StudioSession>.Instance);

    public static Workload Workload(this ClusterSnapshot snapshot, string name) => snapshot.Workloads.Single(w => w.Name == name);

    private static ClusterSnapshot Read(string file) => Yaml(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "scenario", file)));
}
