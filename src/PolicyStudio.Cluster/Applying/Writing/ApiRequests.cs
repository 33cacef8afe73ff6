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

    private readonly string _root = client.BaseUri.ToString().TrimEnd('/');

    public async Task<ApiAnswer> SendAsync(ApiRequest request, Impersonation? impersonation, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(request.Method, _root + request.Path);
        if (request.Body is { } body) message.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, request.ContentType);
        message.Headers.UserAgent.ParseAdd("policystudio");
        if (impersonation is not null) Impersonate(message, impersonation);
        using var late = new CancellationTokenSource(timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            if (client.Credentials is { } credentials) await credentials.ProcessHttpRequestAsync(message, either.Token);
            using var response = await client.HttpClient.SendAsync(message, either.Token);
            return ApiAnswer.Of(response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token));
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
