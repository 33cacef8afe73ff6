using System.Net;
using k8s;

namespace PolicyStudio.Cluster.Watching.Requests;

/// <summary>Sends GET requests through the client's own HTTP pipeline, with its credentials, and reads answers as bytes.</summary>
internal sealed class ApiReader(Kubernetes client, TimeProvider time, TimeSpan timeout)
{
    /// <summary>The server's address, for messages.</summary>
    public Uri Address => client.BaseUri;

    /// <summary>The body of an answer.</summary>
    /// <inheritdoc cref="CopyAsync"/>
    public async Task<byte[]> GetAsync(string path, CancellationToken cancellation)
    {
        using var answer = new MemoryStream();
        await CopyAsync(path, answer, cancellation);
        return answer.ToArray();
    }

    /// <summary>Copies the body of an answer to a stream.</summary>
    /// <exception cref="ApiRefusedException">The answer was not a success.</exception>
    /// <exception cref="TimeoutException">No complete answer in time.</exception>
    public async Task CopyAsync(string path, Stream to, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var response = await SendAsync(path, either.Token);
            await response.Content.CopyToAsync(to, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {timeout.TotalSeconds} s");
        }
    }

    /// <summary>Opens an answer that goes on and on. Dispose the response to end it.</summary>
    /// <inheritdoc cref="CopyAsync"/>
    public async Task<HttpResponseMessage> OpenAsync(string path, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await SendAsync(path, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {timeout.TotalSeconds} s");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.BaseUri, path)) { Version = HttpVersion.Version20 };
        request.Headers.Accept.ParseAdd("application/json");
        if (client.Credentials is { } credentials) await credentials.ProcessHttpRequestAsync(request, cancellation);
        var response = await client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.IsSuccessStatusCode) return response;
        using (response)
        {
            var message = ApiStatus.MessageOf(await response.Content.ReadAsStringAsync(cancellation));
            throw new ApiRefusedException(response.StatusCode, message) { RetryAfter = RetryAfterOf(response) };
        }
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delay } => delay,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => null,
    };
}
