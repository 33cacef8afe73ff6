using System.Net;

namespace PolicyStudio.Cluster.Applying.Writing;

/// <summary>What the API server's answers mean for a write.</summary>
internal static class WriteOutcomes
{
    /// <summary>Of a write that was not accepted.</summary>
    public static WriteOutcome OfWrite(ApiAnswer answer) => answer.Code switch
    {
        _ when answer.IsUnclear => WriteOutcome.Unknown,
        // AlreadyExists, a precondition that failed too often, or an object that went between reading and writing.
        HttpStatusCode.Conflict or HttpStatusCode.NotFound or HttpStatusCode.Gone => WriteOutcome.Stale,
        HttpStatusCode.Unauthorized => WriteOutcome.Forbidden,
        HttpStatusCode.Forbidden when IsByAuthority(answer) => WriteOutcome.Forbidden,
        _ => WriteOutcome.Refused,
    };

    /// <summary>Of the reading before it, which was not answered with an object. Nothing was sent, so there is nothing to read back either.</summary>
    public static WriteAnswer OfReading(ApiAnswer answer) => new(
        answer.Code is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized ? WriteOutcome.Forbidden : WriteOutcome.Refused,
        $"not written, for the object could not be read before: {answer.Message}");

    // Admission webhooks may answer 403 too; only authorization says that somebody "cannot" do something.
    private static bool IsByAuthority(ApiAnswer answer) => answer.Message.Contains(" cannot ", StringComparison.Ordinal);
}
