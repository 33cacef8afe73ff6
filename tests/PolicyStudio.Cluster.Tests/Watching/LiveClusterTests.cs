using System.Diagnostics;
using k8s;
using k8s.Models;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Watching;

/// <summary>What a person sees of a real cluster, and how soon.</summary>
public sealed class LiveClusterTests(SharedCluster cluster)
{
    [Fact]
    public async Task First_snapshot_holds_what_kubectl_created()
    {
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("first");
        await server.Kubectl.RunWithInputAsync(TestObjects.EveryKind, "apply", "-n", ns, "-f", "-");
        await server.Kubectl.RunAsync("rollout", "status", "-n", ns, "deployment/web", "--timeout=30s");
        await server.Kubectl.RunAsync("wait", "-n", ns, "pod", "-l", "job-name=import", "--for=condition=Ready", "--timeout=30s");
        await server.Kubectl.RunAsync("wait", "-n", ns, "pod", "-l", "app=legacy", "--for=condition=Ready", "--timeout=30s");

        await using var watched = await WatchedCluster.StartAsync(server.Kubeconfig("admin"));
        var state = await watched.LiveAsync();

        var snapshot = state.Snapshot!;
        var workloads = snapshot.Workloads.Where(w => w.Namespace == ns).Select(w => $"{w.Id} {w.LivePods}");
        Assert.Equal(
            [
                $"{ns}/backup[CronJob] 0", $"{ns}/db[StatefulSet] 1", $"{ns}/import[Job] 1", $"{ns}/legacy[ReplicationController] 1",
                $"{ns}/logs[DaemonSet] 0", $"{ns}/web[Deployment] 2",
            ], workloads);
        var web = snapshot.FindWorkload(new ObjectReference("Deployment", ns, "web"))!;
        Assert.True(web.Controller!.Rollout.IsComplete);
        Assert.All(web.Pods, pod => Assert.Equal("web", pod.Labels["app"]));
        Assert.All(web.Pods, pod => Assert.Single(pod.Addresses));
        Assert.Equal("web", snapshot.FindPolicy(ns, "to-web")!.PodSelector.MatchLabels["app"]);
        Assert.Single(snapshot.Services, s => s.Namespace == ns && s.Name == "web");
        Assert.Equal(ns, snapshot.NamespaceOf(ns).Labels[Namespace.NameLabel]);
        Assert.True(snapshot.NamespaceOf(ns).IsDeclared);

        Assert.All(state.Connection.Kinds, kind => Assert.Equal(KindStatus.Watching, kind.Status));
        Assert.Null(state.Connection.Problem);
        Assert.Equal("admin", state.ClusterName);
    }

    [Fact]
    public async Task Nothing_is_shown_before_every_kind_has_been_listed_once()
    {
        var server = await cluster.ServerAsync();
        await using var watched = await WatchedCluster.StartAsync(server.Kubeconfig("admin"));
        await watched.LiveAsync();

        Assert.All(watched.Seen, state => Assert.Equal(state.Connection.Phase == ConnectionPhase.Connecting, state.Snapshot is null));
        Assert.Equal(ConnectionPhase.Connecting, watched.Seen[0].Connection.Phase);
        Assert.Equal(watched.Seen.OrderBy(s => s.Sequence).Select(s => s.Sequence), watched.Seen.Select(s => s.Sequence));
    }

    [Fact]
    public async Task Changes_by_kubectl_are_seen_within_two_seconds()
    {
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("changes");
        await using var watched = await WatchedCluster.StartAsync(server.Kubeconfig("admin"));
        await watched.LiveAsync();
        var pod = new ObjectReference("Pod", ns, "probe");
        Pod? Seen(ClusterState state) => state.Snapshot!.Pods.FirstOrDefault(p => p.Reference == pod);

        await server.Kubectl.RunAsync("run", "probe", "-n", ns, "--image=probe:1", "--labels=app=probe");
        await watched.UntilAsync(s => Seen(s)?.Labels["app"] == "probe", seconds: 2);

        await server.Kubectl.RunAsync("label", "pod", "probe", "-n", ns, "db=access_ok");
        await watched.UntilAsync(s => Seen(s)?.Labels["db"] == "access_ok", seconds: 2);

        await server.Kubectl.RunAsync("label", "namespace", ns, "name=backend");
        await watched.UntilAsync(s => s.Snapshot!.NamespaceOf(ns).Labels["name"] == "backend", seconds: 2);

        await server.Kubectl.RunAsync("delete", "pod", "probe", "-n", ns, "--wait=false");
        await watched.UntilAsync(s => Seen(s) is null, seconds: 2);
    }

    [Fact]
    public async Task Pod_that_has_ended_has_no_network_any_more()
    {
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("ended");
        await server.Kubectl.RunAsync("run", "once", "-n", ns, "--image=once:1", "--restart=Never");
        await server.Kubectl.RunAsync("wait", "-n", ns, "pod/once", "--for=condition=Ready", "--timeout=30s");
        await using var watched = await WatchedCluster.StartAsync(server.Kubeconfig("admin"));
        Assert.Contains((await watched.LiveAsync()).Snapshot!.Pods, p => p.Namespace == ns);

        using var client = server.Client();
        await client.CoreV1.PatchNamespacedPodStatusAsync(
            new("""{"status":{"phase":"Succeeded"}}""", V1Patch.PatchType.MergePatch), "once", ns, cancellationToken: TestContext.Current.CancellationToken);
        await watched.UntilAsync(s => s.Snapshot!.Pods.All(p => p.Namespace != ns), seconds: 2);
    }

    [Fact]
    public async Task Old_server_is_recognised_and_said_so()
    {
        var server = await cluster.ServerAsync();
        await using var watched = await WatchedCluster.StartAsync(server.Kubeconfig("admin"));
        var version = (await server.Http.GetStringAsync(new Uri("/version", UriKind.Relative), TestContext.Current.CancellationToken));
        var state = await watched.UntilAsync(s => s.Snapshot is not null && s.ServerVersion is not null);

        Assert.Contains($"\"{state.ServerVersion}\"", version, StringComparison.Ordinal);
        var isOld = state.ServerVersion!.StartsWith("v1.20.", StringComparison.Ordinal);
        Assert.Equal(isOld, state.Snapshot!.Findings.Any(f => f.Rule == "server-drops-end-port"));
        Assert.Equal(isOld, state.Snapshot.Findings.Any(f => f.Rule == "no-name-label"));
    }

    [Fact]
    public async Task Three_thousand_pods_arrive_complete_by_pages()
    {
        const int Count = 3_000;
        await using var server = await TestApiServer.StartAsync(new() { WithControllers = false });
        await TestObjects.CreatePodsAsync(server, "default", Count, TestContext.Current.CancellationToken);

        var started = Stopwatch.GetTimestamp();
        await using var watched = await WatchedCluster.StartAsync(server.Kubeconfig("admin"));
        var state = await watched.LiveAsync();

        Assert.Equal(Enumerable.Range(0, Count).Select(i => $"pod-{i:D5}"), state.Snapshot!.Pods.Select(p => p.Name));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 15);
        var pages = server.ReadAuditEvents().Count(e => e.UserAgent.StartsWith("policystudio", StringComparison.Ordinal) && e is { Verb: "list", Resource: "pods" });
        Assert.Equal(Count / 500, pages);
    }
}
