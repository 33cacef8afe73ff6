using Microsoft.Extensions.Logging;

namespace PolicyStudio.Cluster;

/// <summary>Everything that this project logs. Objects and manifests never are.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "The watch of {Kind} ended: {Reason}")]
    public static partial void WatchEnded(ILogger logger, string kind, string reason);

    [LoggerMessage(EventId = 2, Message = "{Kind}: {Problem} Next attempt in {Seconds:0.0} s")]
    public static partial void AttemptFailed(ILogger logger, LogLevel level, string kind, string problem, double seconds);

    [LoggerMessage(3, LogLevel.Warning, "{Kind} counts as absent: {Reason}")]
    public static partial void KindUnavailable(ILogger logger, string kind, string reason);

    [LoggerMessage(4, LogLevel.Information, "{Kind} is served now")]
    public static partial void KindAvailable(ILogger logger, string kind);

    [LoggerMessage(5, LogLevel.Debug, "The version of the API server is not known: {Reason}")]
    public static partial void VersionUnknown(ILogger logger, string reason);

    [LoggerMessage(EventId = 6, Message = "A plan was {Message}")]
    public static partial void PlanRecovered(ILogger logger, LogLevel level, string message);

    [LoggerMessage(EventId = 8, Message = "A provisional change was to be undone, for nobody confirmed it: {Message}")]
    public static partial void ProvisionalUndone(ILogger logger, LogLevel level, string message);

    [LoggerMessage(7, LogLevel.Error, "Interrupted plans and provisional changes cannot be looked for: {Problem}")]
    public static partial void JournalFailed(ILogger logger, string problem);
}
