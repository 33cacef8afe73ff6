using k8s;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PolicyStudio.Cluster.Connecting;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Cluster.Watching.Live;

namespace PolicyStudio.Cluster;

/// <summary>Adds the cluster to an application.</summary>
public static class ClusterServices
{
    /// <summary>
    /// Adds the cluster that the options name, as <see cref="IClusterFeed"/>; a real one also as <see cref="Kubernetes"/>. The options are
    /// validated at start, all errors at once.
    /// </summary>
    public static IServiceCollection AddCluster(this IServiceCollection services, Action<ClusterOptions> configure)
    {
        var chosen = new ClusterOptions();
        configure(chosen);
        services.AddOptions<ClusterOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ClusterOptions>, ClusterOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        return chosen.Cluster == ClusterOptions.Demo ? services : services.AddLiveCluster();
    }

    private static IServiceCollection AddLiveCluster(this IServiceCollection services)
    {
        services.AddSingleton(provider => ClusterClient.Create(provider.GetRequiredService<IOptions<ClusterOptions>>().Value));
        services.AddSingleton(provider => new LiveCluster(
            provider.GetRequiredService<IOptions<ClusterOptions>>().Value.Cluster, provider.GetRequiredService<Kubernetes>(), new WatchTimings(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LiveCluster>>()));
        services.AddSingleton<IClusterFeed>(provider => provider.GetRequiredService<LiveCluster>());
        return services.AddHostedService(provider => provider.GetRequiredService<LiveCluster>());
    }
}
