using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using k8s;

namespace PolicyStudio.Cluster.Applying.Writing;

/// <summary>
/// Sends requests over the client's own authenticated connection, as JSON that is kept as it was read: typed models would drop what they do
/// not know. No answer is an answer here, not an exception.
/// </summary>
internal sealed class ApiRequests(Kubernetes client, TimeSpan timeout)
{
    public const string MergePatch = "application/merge-patch+json";

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);

    private readonly string _root = client.BaseUri.ToString().TrimEnd('/');

    public async Task<ApiAnswer> SendAsync(ApiRequest request, Impersonation? impersonation, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await SendOnceAsync(request, impersonation, either.Token, cancellation);
            // A server that is too busy has not looked at the request: the same one is sent again when it says, as long as there is time.
            if (answer.RetryAfter is not { } asked || Stopwatch.GetElapsedTime(begun) + Pause(asked) >= timeout) return answer;
            await Task.Delay(Pause(asked), cancellation);
        }
    }

    private async Task<ApiAnswer> SendOnceAsync(ApiRequest request, Impersonation? impersonation, CancellationToken either, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(request.Method, _root + request.Path);
        if (request.Body is { } body) message.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, request.ContentType);
        message.Headers.UserAgent.ParseAdd("policystudio");
        if (impersonation is not null) Impersonate(message, impersonation);
        try
        {
            if (client.Credentials is { } credentials) await credentials.ProcessHttpRequestAsync(message, either);
            using var response = await client.HttpClient.SendAsync(message, either);
            var retryAfter = response.StatusCode == HttpStatusCode.TooManyRequests ? response.Headers.RetryAfter?.Delta : null;
            return ApiAnswer.Of(response.StatusCode, await response.Content.ReadAsByteArrayAsync(either)) with { RetryAfter = retryAfter };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(null, null, $"no answer from the API server within {timeout.TotalSeconds:0} s");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Not the network alone: a credential plugin may throw whatever it likes.
            return new(null, null, $"no answer from the API server: {e.Message}");
        }
    }

    private static TimeSpan Pause(TimeSpan asked) => asked < ShortestPause ? ShortestPause : asked;

    private static void Impersonate(HttpRequestMessage message, Impersonation impersonation)
    {
        message.Headers.Add("Impersonate-User", impersonation.User);
        message.Headers.Add("Impersonate-Group", impersonation.Group);
        message.Headers.Add("Impersonate-Extra-" + Impersonation.PersonExtra, impersonation.PersonId);
    }
}

/// <summary>A request to the API server.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query below the server's root.</param>
/// <param name="Body">The body, or null.</param>
/// <param name="ContentType">The body's type.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path, JsonObject? Body = null, string ContentType = "application/json");
