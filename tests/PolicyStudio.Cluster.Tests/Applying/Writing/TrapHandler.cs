namespace PolicyStudio.Cluster.Tests.Applying.Writing;

/// <summary>Stands between client and server: runs a test's code before a request, or loses the answer to one.</summary>
internal sealed class TrapHandler : DelegatingHandler
{
    /// <summary>Called before each request that writes.</summary>
    public Func<HttpRequestMessage, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Whether the answer to a request that writes is lost on the way.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>The requests that were meant to write.</summary>
    public List<HttpRequestMessage> Writes { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get) return await base.SendAsync(request, cancellationToken);
        await Before(request);
        Writes.Add(request);
        var response = await base.SendAsync(request, cancellationToken);
        if (!LosesAnswers) return response;
        response.Dispose();
        throw new HttpRequestException("the connection was reset");
    }
}
