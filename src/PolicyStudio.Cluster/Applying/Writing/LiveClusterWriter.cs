using System.Net;
using k8s;
using PolicyStudio.Cluster.Applying.Steps;

namespace PolicyStudio.Cluster.Applying.Writing;

/// <summary>
/// Writes to a real API server. Reads go out as the product's own account; writes as the author's identity where he is impersonated. Not
/// server-side apply: without force it conflicts with every policy made by kubectl, and fields left out would stay.
/// </summary>
/// <param name="client">The connection.</param>
/// <param name="timeout">How long one request may take.</param>
public sealed class LiveClusterWriter(Kubernetes client, TimeSpan timeout) : IClusterWriter
{
    // One deleted pod moves a Deployment's resourceVersion: a conflict is read again and compared, but not for ever.
    private const int Attempts = 8;

    private readonly ApiRequests _requests = new(client, timeout);

    /// <inheritdoc/>
    public async Task<WriteAnswer> WriteAsync(WriteStep step, Author author, bool dryRun, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (resource, current) = await GetAsync(step, cancellation);
            if (!current.IsSuccess && current.Code != HttpStatusCode.NotFound) return WriteOutcomes.OfReading(current);
            var found = current.IsSuccess ? current.Body : null;
            var reading = ObjectReading.Read(step, found);
            if (reading.State != StepState.Before) return new(WriteOutcome.Stale, reading.Message);
            var answer = await _requests.SendAsync(WriteRequests.Write(step, resource, found, dryRun), author.Impersonation, cancellation);
            if (answer.Code == HttpStatusCode.Conflict && answer.Reason == "Conflict" && attempt < Attempts) continue;
            return answer.IsSuccess ? Accepted(step, answer, dryRun) : new(WriteOutcomes.OfWrite(answer), answer.Message);
        }
    }

    /// <inheritdoc/>
    public async Task<StepReading> ReadAsync(WriteStep step, CancellationToken cancellation)
    {
        var (_, answer) = await GetAsync(step, cancellation);
        return answer.IsSuccess ? ObjectReading.Read(step, answer.Body)
            : answer.Code == HttpStatusCode.NotFound ? ObjectReading.Read(step, null)
            : new(StepState.Unknown, answer.Message);
    }

    /// <inheritdoc/>
    public async Task<string?> RefusalAsync(WriteStep step, Author author, CancellationToken cancellation) =>
        AccessReviews.Refusal(step, author, await _requests.SendAsync(AccessReviews.Of(step, author), null, cancellation));

    private async Task<(ApiResource Resource, ApiAnswer Answer)> GetAsync(WriteStep step, CancellationToken cancellation)
    {
        (ApiResource Resource, ApiAnswer Answer)? last = null;
        foreach (var resource in ApiResource.AllOf(step.Object.Kind))
        {
            var answer = await _requests.SendAsync(new(HttpMethod.Get, resource.PathOf(step.Object)), null, cancellation);
            last = (resource, answer);
            // Both are a 404: only that of an object names it, that of a version which is not served does not.
            if (answer.Code != HttpStatusCode.NotFound || answer.Body?["details"]?["name"] is not null) break;
        }
        return last!.Value;
    }

    // The answer to a dry-run is the object as it would be stored: an older server drops fields that it does not know without a word.
    private static WriteAnswer Accepted(WriteStep step, ApiAnswer answer, bool dryRun)
    {
        var isDeletion = step is PolicyStep { After: null };
        if (dryRun && !isDeletion && ObjectReading.Read(step, answer.Body) is { State: not StepState.After } stored)
            return new(WriteOutcome.Refused, $"the API server would store something else than what was asked for: {stored.Message}");
        return new(WriteOutcome.Accepted, "accepted by the API server", isDeletion ? null : ObjectReading.VersionOf(answer.Body));
    }
}
