using System.Globalization;
using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace PolicyStudio.TestCluster;

/// <summary>
/// Plays the kubelet, so that rollouts complete: pods that are Pending become Running and Ready with an address of their own, and pods
/// that hang Terminating are finished. It writes nothing but the status of pods, and never puts a pod on a node.
/// </summary>
public sealed class NodeStandIn : IAsyncDisposable
{
    private static readonly string[] Conditions = ["Initialized", "Ready", "ContainersReady", "PodScheduled"];

    private readonly Kubernetes _client;
    private CancellationTokenSource? _stop;
    private Task _run = Task.CompletedTask;
    private int _addresses;

    private NodeStandIn(Kubernetes client) => _client = client;

    /// <summary>Starts one for all namespaces of the cluster. Dispose it before the cluster.</summary>
    public static NodeStandIn Start(TestApiServer server)
    {
        var node = new NodeStandIn(server.Client());
        node.Resume();
        return node;
    }

    /// <summary>Stops: new pods stay Pending and rollouts do not end. Once this has returned it writes nothing any more.</summary>
    public async Task PauseAsync()
    {
        if (_stop is null) return;
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
        _stop = null;
    }

    /// <summary>Goes on, with the pods that came in the meantime first.</summary>
    public void Resume()
    {
        if (_stop is not null) return;
        _stop = new();
        _run = RunAsync(_stop.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await PauseAsync();
        _client.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var pods = await _client.CoreV1.ListPodForAllNamespacesAsync(cancellationToken: stop);
                await Parallel.ForEachAsync(pods.Items, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = stop }, TendAsync);
                await foreach (var (type, pod) in _client.CoreV1.WatchListPodForAllNamespacesAsync(
                    resourceVersion: pods.ResourceVersion(), onError: static e => throw e, cancellationToken: stop))
                {
                    if (type is WatchEventType.Added or WatchEventType.Modified) await TendAsync(pod, stop);
                }
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // The server is away, or the watch has ended: list again.
                await Task.Delay(100, stop).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // What is told of is this very pod: another one may have come under its name since.
    private async ValueTask TendAsync(V1Pod pod, CancellationToken stop)
    {
        try
        {
            if (pod.Metadata.DeletionTimestamp is not null)
            {
                var thisOne = new V1DeleteOptions { GracePeriodSeconds = 0, Preconditions = new() { Uid = pod.Uid() } };
                await _client.CoreV1.DeleteNamespacedPodAsync(pod.Name(), pod.Namespace(), thisOne, cancellationToken: stop);
            }
            else if (pod.Status?.Phase == "Pending")
                await _client.CoreV1.PatchNamespacedPodStatusAsync(new(Running(pod), V1Patch.PatchType.MergePatch), pod.Name(), pod.Namespace(), cancellationToken: stop);
        }
        catch (HttpOperationException e) when (e.Response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // It has gone in the meantime.
        }
    }

    private object Running(V1Pod pod)
    {
        var now = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var number = Interlocked.Increment(ref _addresses);
        var address = $"10.244.{number / 250}.{(number % 250) + 1}";
        return new
        {
            metadata = new { uid = pod.Uid() },
            status = new
            {
                phase = "Running",
                startTime = now,
                podIP = address,
                podIPs = new[] { new { ip = address } },
                conditions = Conditions.Select(type => new { type, status = "True", lastTransitionTime = now }),
                containerStatuses = pod.Spec.Containers.Select(c => new
                {
                    name = c.Name,
                    image = c.Image,
                    imageID = "",
                    ready = true,
                    started = true,
                    restartCount = 0,
                    state = new { running = new { startedAt = now } },
                }),
            },
        };
    }
}
