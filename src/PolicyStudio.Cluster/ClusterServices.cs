using k8s;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Running;
using PolicyStudio.Cluster.Applying.Writing;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Cluster.Auditing.Journal;
using PolicyStudio.Cluster.Connecting;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Cluster.Drafts;
using PolicyStudio.Cluster.Storing;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Cluster.Watching.Live;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster;

/// <summary>Adds the cluster to an application.</summary>
public static class ClusterServices
{
    /// <summary>
    /// Adds the cluster that the options name, as <see cref="IClusterFeed"/> and <see cref="IClusterWriter"/>, and the
    /// <see cref="ChangeService"/>, <see cref="UnfinishedPlans"/> and <see cref="ProvisionalChanges"/> in front of it, with journal, <see cref="AuditLog"/> and <see cref="DraftShelf"/>; a real cluster also as
    /// <see cref="Kubernetes"/>. <see cref="ClusterOptions"/>, <see cref="ChangeOptions"/> and <see cref="StoreOptions"/> are validated at start, all
    /// errors at once. Of the demo nothing is kept: its journal is in memory.
    /// </summary>
    public static IServiceCollection AddCluster(this IServiceCollection services, Action<ClusterOptions> configure)
    {
        var chosen = new ClusterOptions();
        configure(chosen);
        services.AddOptions<ClusterOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ClusterOptions>, ClusterOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddChanges();
        services.AddStore(chosen.Cluster == ClusterOptions.Demo);
        return chosen.Cluster == ClusterOptions.Demo ? services.AddDemoCluster() : services.AddLiveCluster();
    }

    private static void AddChanges(this IServiceCollection services)
    {
        services.AddOptions<ChangeOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ChangeOptions>, ChangeOptionsValidation>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ChangeOptions>>().Value);
        services.AddSingleton<ChangeService>();
        services.AddSingleton<UnfinishedPlans>();
        services.AddSingleton<ProvisionalChanges>();
    }

    private static void AddStore(this IServiceCollection services, bool inMemory)
    {
        services.AddOptions<StoreOptions>().ValidateOnStart();
        if (inMemory) services.PostConfigure<StoreOptions>(o => o.Folder = null);
        services.AddSingleton<IValidateOptions<StoreOptions>, StoreOptionsValidation>();
        services.AddSingleton(provider => new StoreAccess(provider.GetRequiredService<IOptions<StoreOptions>>().Value));
        services.AddSingleton(provider => new AuditLog(provider.GetRequiredService<StoreAccess>()));
        services.AddSingleton<IChangeJournal>(provider => new ChangeJournal(provider.GetRequiredService<StoreAccess>(),
            provider.GetRequiredService<IOptions<StoreOptions>>().Value.Lease, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DraftShelf(provider.GetRequiredService<StoreAccess>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IProvisionalLedger, ProvisionalLedger>();
        services.AddHostedService<JournalUpkeep>();
    }

    private static IServiceCollection AddDemoCluster(this IServiceCollection services)
    {
        services.AddSingleton(provider => new DemoCluster(provider.GetRequiredService<TimeProvider>(), PluginOf(provider)));
        services.AddSingleton<IClusterFeed>(provider => provider.GetRequiredService<DemoCluster>());
        return services.AddSingleton<IClusterWriter>(provider => provider.GetRequiredService<DemoCluster>());
    }

    private static IServiceCollection AddLiveCluster(this IServiceCollection services)
    {
        services.AddSingleton(provider => ClusterClient.Create(provider.GetRequiredService<IOptions<ClusterOptions>>().Value));
        services.AddSingleton(provider => new LiveCluster(
            provider.GetRequiredService<IOptions<ClusterOptions>>().Value.Cluster, provider.GetRequiredService<Kubernetes>(), new WatchTimings(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LiveCluster>>(), PluginOf(provider)));
        services.AddSingleton<IClusterFeed>(provider => provider.GetRequiredService<LiveCluster>());
        services.AddSingleton<IClusterWriter>(provider =>
            new LiveClusterWriter(provider.GetRequiredService<Kubernetes>(), provider.GetRequiredService<ChangeOptions>().RequestTimeout));
        return services.AddHostedService(provider => provider.GetRequiredService<LiveCluster>());
    }

    private static PluginDialect? PluginOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<ClusterOptions>>().Value.Plugin is { } name ? PluginDialect.Find(name) : null;
}
