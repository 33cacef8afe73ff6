namespace PolicyStudio.TestCluster;

/// <summary>
/// One cluster for all tests of an assembly (an assembly fixture of xunit), started when the first test asks for it. Tests keep apart by
/// namespaces of their own; a test that kills or floods the server starts one for itself.
/// </summary>
public sealed class SharedCluster : IAsyncDisposable
{
    private readonly Lazy<Task<TestApiServer>> _server = new(() => TestApiServer.StartAsync());
    private readonly Lazy<Task<NodeStandIn>> _node;

    /// <summary>Starts nothing yet.</summary>
    public SharedCluster() => _node = new(async () => NodeStandIn.Start(await _server.Value));

    /// <summary>The cluster, with a <see cref="NodeStandIn"/> at work.</summary>
    public async Task<TestApiServer> ServerAsync()
    {
        await _node.Value;
        return await _server.Value;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A server that did not start has failed its tests already, and has nothing to dispose.
        if (_node is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await _node.Value).DisposeAsync();
        if (_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await _server.Value).DisposeAsync();
    }
}
