using System.Net;
using System.Net.Sockets;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Watching.Folding;
using PolicyStudio.Cluster.Watching.Requests;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Watching.Live;

/// <summary>Says in words what went wrong.</summary>
internal static class Faults
{
    /// <summary>One sentence for people.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="server">The API server's address.</param>
    /// <param name="kind">The kind that was read.</param>
    /// <param name="verb">list or watch.</param>
    public static string Describe(Exception fault, Uri server, WatchedKind kind, string verb)
    {
        var who = $"The API server at {server.GetLeftPart(UriPartial.Authority)}";
        return fault switch
        {
            ApiRefusedException { Code: HttpStatusCode.Unauthorized } => $"{who} does not accept the credentials (401).",
            ApiRefusedException { Code: HttpStatusCode.Forbidden } => Forbidden(kind, verb),
            ApiRefusedException { Code: HttpStatusCode.NotFound } => $"{who} does not serve {kind.Resource} (404).",
            ApiRefusedException { Code: HttpStatusCode.TooManyRequests } => $"{who} asks to be left alone for a while (429).",
            ApiRefusedException refused => $"{who} answers with {(int)refused.Code}: {refused.Message}",
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => $"The name of {server.Host}, the API server, cannot be resolved.",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => $"{who} has a certificate that cannot be trusted, or does not speak TLS.",
            HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => $"{who} refuses connections: it is down, or the address is wrong.",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => $"{who} cannot be reached.",
            TimeoutException => $"{who} does not answer ({fault.Message}).",
            HttpRequestException or IOException => $"The connection to the API server at {server.GetLeftPart(UriPartial.Authority)} was cut.",
            ManifestSyntaxException => $"{who} sent an answer that cannot be read ({fault.Message}).",
            OperationCanceledException => $"{who} cannot be reached.",
            _ => $"{kind.Resource} cannot be read: {fault.Message}",
        };
    }

    /// <summary>Why a kind counts as empty; null for an add-on's that is not there.</summary>
    public static Finding? Unavailable(ApiRefusedException refusal, WatchedKind kind, string verb) => kind.AddOnPolicy is { } policy
        ? (refusal.Code != HttpStatusCode.Forbidden ? null : new(
            "kind-unavailable", FindingLevel.Warning, null,
            $"{Forbidden(kind, verb)} The API server serves {kind.Group}, and {policy} objects decide connectivity too: verdicts that they may override are not marked"))
        : new(
        "kind-unavailable", FindingLevel.Warning, null,
        (refusal.Code == HttpStatusCode.Forbidden ? Forbidden(kind, verb) : $"The API server does not serve {kind.Resource}.")
        + $" {kind.Kind} objects count as absent");

    private static string Forbidden(WatchedKind kind, string verb) =>
        $"RBAC does not let this account {verb} {kind.Resource} in the whole cluster (403): grant it the verbs list and watch on {kind.Resource}"
        + (kind.Group.Length == 0 ? "." : $" of {kind.Group}.");
}
