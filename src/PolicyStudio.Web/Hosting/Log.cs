namespace PolicyStudio.Web.Hosting;

/// <summary>Every line that the web application logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Refused a request to a circuit: its origin is '{Origin}'.")]
    public static partial void ForeignOrigin(this ILogger log, string origin);

    [LoggerMessage(3, LogLevel.Warning, "The journal could not be read for a page.")]
    public static partial void JournalUnread(this ILogger log, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "A view of the cluster could not be computed; the page keeps the one before.")]
    public static partial void ViewFailed(this ILogger log, Exception exception);
}
