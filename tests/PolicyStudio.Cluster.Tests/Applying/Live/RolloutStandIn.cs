using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Applying.Live;

/// <summary>Plays the controller of Deployments that want no pods: it says that it has seen the newest template, and that is the whole rollout.</summary>
internal sealed class RolloutStandIn : IAsyncDisposable
{
    private readonly Kubernetes _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    public RolloutStandIn(TestApiServer server)
    {
        _client = server.Client();
        _run = RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (var (_, deployment) in _client.AppsV1.WatchListDeploymentForAllNamespacesAsync(onError: static e => throw e, cancellationToken: _stop.Token))
                await TendAsync(deployment);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // This is how it ends.
        }
    }

    private async Task TendAsync(V1Deployment deployment)
    {
        var seen = new { status = new { observedGeneration = deployment.Metadata.Generation } };
        if (deployment.Status?.ObservedGeneration >= deployment.Metadata.Generation) return;
        try
        {
            await _client.AppsV1.PatchNamespacedDeploymentStatusAsync(new(seen, V1Patch.PatchType.MergePatch), deployment.Name(), deployment.Namespace(), cancellationToken: _stop.Token);
        }
        catch (HttpOperationException e) when (e.Response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // It has gone in the meantime.
        }
    }
}
