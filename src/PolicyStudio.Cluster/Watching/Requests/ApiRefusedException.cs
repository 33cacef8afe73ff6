using System.Net;

namespace PolicyStudio.Cluster.Watching.Requests;

/// <summary>The API server answered, and the answer was no.</summary>
/// <param name="code">The HTTP status, or the code of the Status object that an ERROR event carried.</param>
/// <param name="message">The server's own words.</param>
internal sealed class ApiRefusedException(HttpStatusCode code, string message) : Exception(message)
{
    public HttpStatusCode Code => code;

    /// <summary>How long the server asks to be left alone, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
