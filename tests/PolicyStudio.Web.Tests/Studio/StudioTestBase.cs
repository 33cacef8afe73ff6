using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using PolicyStudio.Cluster;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Security.People;
using PolicyStudio.Web.Security.SignOn;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Applying;
using PolicyStudio.Web.State.Commands;
using PolicyStudio.Web.State.Drafts;
using PolicyStudio.Web.State.Editing;
using PolicyStudio.Web.State.Exploring;
using PolicyStudio.Web.State.Sharing;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>Renders components with the studio's services, without a browser.</summary>
public abstract class StudioTestBase : BunitContext
{
    /// <summary>Waits are for what happens by itself; on a machine with other work that may take longer than the second which bUnit gives.</summary>
    static StudioTestBase() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    /// <summary>A test with every service of the page.</summary>
    protected StudioTestBase()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        // Store, journal and doors are those of the demo, in memory; the cluster that is shown is the test's own.
        Services.AddCluster(o => o.Cluster = Cluster.Connecting.ClusterOptions.Demo);
        Services.AddSingleton(new SignOnMode(Required: false, Http: true));
        Services.AddScoped<CurrentPerson>();
        Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(ScenarioCluster.Suggestions));
        Services.AddScoped<StudioSession>();
        Services.AddScoped<ApplySession>();
        Services.AddScoped<ExplorerSession>();
        Services.AddScoped<RecentCommands>();
        Services.AddScoped<EditedTexts>();
        Services.AddSingleton<DraftPresence>();
        Services.AddScoped<DraftKeeping>();
    }

    /// <summary>Puts a feed behind the page.</summary>
    internal ClusterFeed UseFeed(ClusterState state)
    {
        ClusterFeed feed = new(state);
        Services.AddSingleton<IClusterFeed>(feed);
        return feed;
    }

    /// <summary>A target of the scenario's cluster with a draft laid over it.</summary>
    internal static TargetView Target(params DraftChange[] changes) => Target(ScenarioCluster.Snapshot, changes);

    /// <summary>MySQL of a cluster with a draft laid over it.</summary>
    internal static TargetView Target(ClusterSnapshot snapshot, params DraftChange[] changes) => TargetView.Of(
        snapshot.Workload("mysql"), StudioAddress.Start, ClusterComparison.Of(snapshot, changes.Aggregate(PolicyDraft.Empty, (d, c) => d.With(c))), ScenarioCluster.Suggestions);

    /// <summary>The founding draft.</summary>
    internal static DraftChange[] FoundingDraft { get; } =
    [
        new NamespaceLabelChange("backend", "name", "backend"),
        new TemplateLabelChange(new("Deployment", "backend", "orders"), "db", "access_ok"),
        new PolicyWrite(ScenarioCluster.ExpectedPolicy),
    ];

    /// <summary>What there is to know about the changes of a draft that was made from the cluster as it is.</summary>
    internal static System.Collections.Immutable.ImmutableArray<DraftNote> Notes(ClusterSnapshot snapshot, PolicyDraft draft) =>
        DraftNote.Of(BasedDraft.Empty.Edit(draft, snapshot), snapshot, new HashSet<Engine.Objects.ObjectReference>());

    /// <summary>The edge from a workload.</summary>
    internal static EdgeDiff Edge(TargetView target, string name) =>
        target.Reach.Edges.First(e => e.After.Source is WorkloadEndpoint w ? w.Workload.Name == name : name == "outside");
}
