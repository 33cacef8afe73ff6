using PolicyStudio.Cluster.Watching;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Watching.Faults;

/// <summary>The API server dies and comes back. Each test has a server of its own to kill.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task Server_away_for_ten_seconds_leads_to_stale_and_back_to_live_with_nothing_missed()
    {
        using var unobserved = new UnobservedExceptions();
        await using var server = await TestApiServer.StartAsync(new() { WithControllers = false });
        await server.Kubectl.RunAsync("run", "old", "--image=old:1");
        await using var watched = await WatchedCluster.StartAsync(server.Kubeconfig("admin"));
        var before = await watched.LiveAsync();
        Assert.Equal(["old"], Pods(before));

        var killed = DateTimeOffset.UtcNow;
        await server.KillApiServerAsync();
        var stale = await watched.UntilAsync(s => s.Connection.Phase == ConnectionPhase.Stale, seconds: 2);
        Assert.InRange(stale.Connection.Since, killed.AddSeconds(-1), killed.AddSeconds(2));
        Assert.Same(before.Snapshot, stale.Snapshot);
        await watched.UntilAsync(s => s.Connection.Problem?.Contains("refuses connections", StringComparison.Ordinal) == true, seconds: 5);

        // The outage lasts ten seconds: the age keeps its beginning, however often it is tried in vain.
        await Task.Delay(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(ConnectionPhase.Stale, watched.Current.Connection.Phase);
        Assert.InRange(watched.Current.Connection.Since, killed.AddSeconds(-1), killed.AddSeconds(2));

        await server.RestartApiServerAsync();
        // At once, whether the loops are back or not.
        await server.Kubectl.RunAsync("run", "new", "--image=new:1");
        await server.Kubectl.RunAsync("delete", "pod", "old");
        await server.Kubectl.RunAsync("label", "namespace", "default", "name=backend");
        var live = await watched.LiveAsync();
        Assert.True(live.Connection.Since > stale.Connection.Since);
        var after = await watched.UntilAsync(s => s.Snapshot!.NamespaceOf("default").Labels["name"] == "backend" && Pods(s).SequenceEqual(["new"]), seconds: 10);
        Assert.Null(after.Connection.Problem);
    }

    [Fact]
    public async Task Deletions_behind_a_forgotten_version_are_found_by_a_new_list()
    {
        using var unobserved = new UnobservedExceptions();
        await using var server = await TestApiServer.StartAsync(new() { WithControllers = false });
        await using var proxy = await FaultyProxy.StartAsync(server);
        await server.Kubectl.RunAsync("run", "old", "--image=old:1");
        await using var watched = await WatchedCluster.StartAsync(proxy.Kubeconfig);
        await watched.LiveAsync();

        // The way to the server is cut. Behind it a pod goes, one comes, and the server forgets what happened.
        proxy.Handle = static (context, _) => { context.Abort(); return Task.CompletedTask; };
        await server.KillApiServerAsync();
        await server.RestartApiServerAsync();
        await server.Kubectl.RunAsync("delete", "pod", "old");
        await server.Kubectl.RunAsync("run", "new", "--image=new:1");
        await server.CompactAsync();
        await server.KillApiServerAsync();
        await server.RestartApiServerAsync();
        Assert.Equal(["old"], Pods(watched.Current));
        Assert.Equal(ConnectionPhase.Stale, watched.Current.Connection.Phase);
        var lists = Lists(server);

        proxy.Handle = static (_, forward) => forward();
        await watched.UntilAsync(s => s.Connection.Phase == ConnectionPhase.Live && Pods(s).SequenceEqual(["new"]));
        await Eventually.HoldsAsync("pods were listed again", () => Lists(server) > lists);
    }

    [Fact]
    public async Task Server_that_is_not_there_at_the_start_is_waited_for()
    {
        await using var server = await TestApiServer.StartAsync(new() { WithControllers = false });
        await server.KillApiServerAsync();
        await using var watched = await WatchedCluster.StartAsync(server.Kubeconfig("admin"));
        var waiting = await watched.UntilAsync(s => s.Connection.Problem is not null, seconds: 5);
        Assert.Equal(ConnectionPhase.Connecting, waiting.Connection.Phase);
        Assert.Equal($"The API server at {server.Address.GetLeftPart(UriPartial.Authority)} refuses connections: it is down, or the address is wrong.", waiting.Connection.Problem);
        Assert.Null(waiting.Snapshot);

        await server.RestartApiServerAsync();
        Assert.Null((await watched.LiveAsync()).Connection.Problem);
    }

    private static IEnumerable<string> Pods(ClusterState state) => state.Snapshot!.Pods.Select(p => p.Name);

    private static int Lists(TestApiServer server) =>
        server.ReadAuditEvents().Count(e => e is { Verb: "list", Resource: "pods", Code: 200 } && e.UserAgent.StartsWith("policystudio", StringComparison.Ordinal));
}
