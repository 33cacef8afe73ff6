using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Cluster.Watching.Live;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Watching.Faults;

/// <summary>Bad networks and busy servers, played by a proxy in front of the real API server: the state recovers and says how old it is meanwhile.</summary>
public sealed class NetworkFaultTests(SharedCluster cluster)
{
    [Fact]
    public async Task Watch_closed_every_second_misses_nothing_and_does_not_flicker()
    {
        using var unobserved = new UnobservedExceptions();
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("closed");
        await using var proxy = await FaultyProxy.StartAsync(server);
        var closed = 0;
        proxy.Handle = async (context, forward) =>
        {
            if (!FaultyProxy.IsWatch(context)) { await forward(); return; }
            using var timer = new Timer(_ => { Interlocked.Increment(ref closed); context.Abort(); }, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
            await forward();
        };
        // A reconnect at once may still take its time on a busy machine.
        await using var watched = await WatchedCluster.StartAsync(proxy.Kubeconfig, timings: new() { Grace = TimeSpan.FromSeconds(5) });
        await watched.LiveAsync();

        // Eleven watches, each closed about five times, with changes going on.
        for (var i = 0; closed < 55; i++)
        {
            var value = $"v{i}";
            await server.Kubectl.RunAsync("label", "namespace", ns, $"step={value}", "--overwrite");
            await watched.UntilAsync(s => s.Snapshot!.NamespaceOf(ns).Labels["step"] == value, seconds: 5);
        }
        Assert.DoesNotContain(watched.Seen, s => s.Connection.Phase == ConnectionPhase.Stale);
    }

    [Fact]
    public async Task Bad_event_means_a_new_list()
    {
        using var unobserved = new UnobservedExceptions();
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("bad");
        await using var proxy = await FaultyProxy.StartAsync(server);
        await using var watched = await WatchedCluster.StartAsync(proxy.Kubeconfig);
        await watched.LiveAsync();

        var lists = 0;
        proxy.Handle = (context, forward) =>
        {
            if (!FaultyProxy.IsWatch(context) && context.Request.Path == "/api/v1/namespaces") Interlocked.Increment(ref lists);
            return forward();
        };
        var spoilt = 0;
        proxy.Pass = (context, bytes) => ValueTask.FromResult(
            FaultyProxy.IsWatch(context) && context.Request.Path == "/api/v1/namespaces" && Interlocked.Exchange(ref spoilt, 1) == 0
                ? "{\"type\":\"MODIFIED\",\"object\":{\"metadata\":\n"u8.ToArray() : bytes);

        // The event that tells of this label is the one that is spoilt.
        await server.Kubectl.RunAsync("label", "namespace", ns, "name=backend");
        await watched.UntilAsync(s => s.Snapshot!.NamespaceOf(ns).Labels["name"] == "backend", seconds: 5);
        Assert.Equal(1, spoilt);
        Assert.Equal(1, lists);
        await watched.LiveAsync(5);
    }

    [Fact]
    public async Task Half_open_connection_is_noticed_and_what_it_kept_back_arrives()
    {
        using var unobserved = new UnobservedExceptions();
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("silent");
        await using var proxy = await FaultyProxy.StartAsync(server);
        await using var watched = await WatchedCluster.StartAsync(proxy.Kubeconfig, timings: new() { Silence = TimeSpan.FromSeconds(3) });
        await watched.LiveAsync();

        // Watches that are open now never bring anything again, and nobody closes them.
        var frozen = new ConcurrentDictionary<string, bool>();
        proxy.Pass = async (context, bytes) =>
        {
            frozen[context.TraceIdentifier] = true;
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
            return bytes;
        };
        await server.Kubectl.RunAsync("label", "namespace", ns, "name=backend");
        await Eventually.HoldsAsync("the event is kept back", () => !frozen.IsEmpty);
        proxy.Pass = static (_, bytes) => ValueTask.FromResult(bytes);

        await watched.UntilAsync(s => s.Snapshot!.NamespaceOf(ns).Labels["name"] == "backend", seconds: 10);
        await watched.LiveAsync(5);
    }

    [Fact]
    public async Task Server_that_answers_nothing_any_more_makes_the_state_stale_since_it_was_last_heard()
    {
        using var unobserved = new UnobservedExceptions();
        var server = await cluster.ServerAsync();
        await using var proxy = await FaultyProxy.StartAsync(server);
        var timings = new WatchTimings { Silence = TimeSpan.FromSeconds(3), Request = TimeSpan.FromSeconds(4) };
        await using var watched = await WatchedCluster.StartAsync(proxy.Kubeconfig, timings: timings);
        await watched.LiveAsync();

        var silentFrom = DateTimeOffset.UtcNow;
        proxy.Pass = static async (context, bytes) => { await Task.Delay(Timeout.Infinite, context.RequestAborted); return bytes; };
        proxy.Handle = static (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        var stale = await watched.UntilAsync(s => s.Connection.Phase == ConnectionPhase.Stale, seconds: 10);
        Assert.InRange(stale.Connection.Since, silentFrom.AddSeconds(-30), silentFrom.AddSeconds(2));
        Assert.NotNull(stale.Snapshot);
        await watched.UntilAsync(s => s.Connection.Problem?.Contains("does not answer", StringComparison.Ordinal) == true, seconds: 10);

        proxy.Pass = static (_, bytes) => ValueTask.FromResult(bytes);
        proxy.Handle = static (_, forward) => forward();
        await watched.LiveAsync(30);
    }

    [Fact]
    public async Task Busy_server_is_left_alone_as_long_as_it_asks()
    {
        using var unobserved = new UnobservedExceptions();
        var server = await cluster.ServerAsync();
        await using var proxy = await FaultyProxy.StartAsync(server);
        var asked = new ConcurrentQueue<DateTimeOffset>();
        proxy.Handle = (context, forward) =>
        {
            if (context.Request.Path != "/api/v1/services") return forward();
            asked.Enqueue(DateTimeOffset.UtcNow);
            if (asked.Count > 1) return forward();
            context.Response.Headers.RetryAfter = "4";
            return FaultyProxy.AnswerAsync(context, HttpStatusCode.TooManyRequests, "too many requests");
        };
        await using var watched = await WatchedCluster.StartAsync(proxy.Kubeconfig);
        await watched.UntilAsync(s => s.Connection.Problem?.Contains("(429)", StringComparison.Ordinal) == true, seconds: 5);
        await watched.LiveAsync();

        var times = asked.ToArray();
        Assert.True(times[1] - times[0] >= TimeSpan.FromSeconds(4), $"it came back after {times[1] - times[0]}");
    }

    [Fact]
    public async Task Server_errors_are_told_and_survived()
    {
        using var unobserved = new UnobservedExceptions();
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("errors");
        await using var proxy = await FaultyProxy.StartAsync(server);
        var open = new ConcurrentDictionary<HttpContext, bool>();
        proxy.Handle = async (context, forward) => { open[context] = true; await forward(); open.TryRemove(context, out _); };
        await using var watched = await WatchedCluster.StartAsync(proxy.Kubeconfig);
        await watched.LiveAsync();

        proxy.Handle = static (context, _) => FaultyProxy.AnswerAsync(context, HttpStatusCode.InternalServerError, "etcd is\nfull");
        foreach (var context in open.Keys) context.Abort();
        var stale = await watched.UntilAsync(s => s.Connection.Phase == ConnectionPhase.Stale, seconds: 3);
        Assert.EndsWith("answers with 500: etcd is full", stale.Connection.Problem, StringComparison.Ordinal);

        await server.Kubectl.RunAsync("label", "namespace", ns, "name=backend");
        proxy.Handle = static (_, forward) => forward();
        var live = await watched.LiveAsync();
        await watched.UntilAsync(s => s.Snapshot!.NamespaceOf(ns).Labels["name"] == "backend", seconds: 5);
        Assert.Null(live.Connection.Problem);
    }
}
