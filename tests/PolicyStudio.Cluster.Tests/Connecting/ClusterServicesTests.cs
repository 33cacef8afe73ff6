using k8s;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PolicyStudio.Cluster.Storing;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Connecting;

public sealed class ClusterServicesTests(SharedCluster cluster)
{
    [Fact]
    public async Task Application_that_names_a_context_reads_that_cluster_until_it_stops()
    {
        var server = await cluster.ServerAsync();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddCluster(o => (o.Cluster, o.Kubeconfig) = ("admin", server.Kubeconfig("viewer", "admin")));
        builder.Services.Configure<StoreOptions>(o => o.Folder = null);
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);

        var feed = host.Services.GetRequiredService<IClusterFeed>();
        await Eventually.HoldsAsync("it is live", () => feed.Current.Connection.Phase == ConnectionPhase.Live);
        Assert.Equal("admin", feed.Current.ClusterName);
        Assert.Equal(server.Address, host.Services.GetRequiredService<Kubernetes>().BaseUri);

        await host.StopAsync(TestContext.Current.CancellationToken);
    }
}
