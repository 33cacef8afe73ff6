using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Running;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Cluster.Watching;

namespace PolicyStudio.Cluster.Tests;

public sealed class ClusterServicesTests
{
    [Fact]
    public void The_demo_is_the_cluster_when_nothing_else_is_named()
    {
        using var provider = new ServiceCollection().AddCluster(_ => { }).BuildServiceProvider();
        var demo = provider.GetRequiredService<DemoCluster>();
        Assert.Same(demo, provider.GetRequiredService<IClusterFeed>());
        Assert.Same(demo, provider.GetRequiredService<IClusterWriter>());
        Assert.NotNull(provider.GetRequiredService<ChangeService>());
    }

    [Fact]
    public void Times_that_make_no_sense_are_refused_all_at_once()
    {
        var services = new ServiceCollection().AddCluster(_ => { });
        services.Configure<ChangeOptions>(o => (o.RolloutTimeout, o.SettleTimeout) = (TimeSpan.Zero, TimeSpan.FromDays(1)));
        using var provider = services.BuildServiceProvider();
        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<ChangeOptions>>().Value);
        Assert.Equal(["RolloutTimeout", "SettleTimeout"], refused.Failures.Select(f => f.Split(' ')[0]));
    }
}
