using System.Net;
using Microsoft.Extensions.Logging;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Watching.Folding;
using PolicyStudio.Cluster.Watching.Requests;

namespace PolicyStudio.Cluster.Watching.Live;

/// <summary>Decides what the end of an attempt means: nothing, a doubt, a problem, or a kind that is not to be had; and how long to wait.</summary>
internal sealed class KindFaults(WatchedKind kind, Uri server, SnapshotStore store, Recovery recovery, WatchTimings timings, TimeProvider time, ILogger logger)
{
    private readonly Backoff _backoff = new(Random.Shared);
    private bool _hasWatched;                   // since the kind was last unavailable
    private bool _hasFailed;                    // an attempt, since the watch last ran
    private bool _wasGone;                      // how the last attempt ended
    private DateTimeOffset? _refusedSince;
    private TimeSpan _untilNextTry = timings.Unavailable;

    /// <summary>Whether the kind counts as empty, because the server does not serve it or not to this account.</summary>
    public bool IsUnavailable { get; private set; }

    /// <summary>Whether the last version is of no use any more: the server has forgotten it, or sent what cannot be read.</summary>
    public static bool MeansToList(Exception fault) => fault switch
    {
        ManifestSyntaxException => true,
        // Gone and Expired are both 410; 504 is what a version of the future gets, after etcd was restored from a backup.
        ApiRefusedException refusal => refusal.Code is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable),
        _ => false,
    };

    /// <summary>The watch has begun to run.</summary>
    public void Opened()
    {
        if (IsUnavailable) Log.KindAvailable(logger, kind.Kind);
        if (_hasFailed) recovery.Announce();
        _hasFailed = false;
        (IsUnavailable, _hasWatched, _refusedSince, _untilNextTry) = (false, true, null, timings.Unavailable);
    }

    /// <summary>An attempt has ended, by the server's will (null) or by a fault. Tells the store, and returns how long to wait.</summary>
    public Pause Ended(Attempt attempt, Exception? fault)
    {
        var now = time.GetUtcNow();
        if (fault is ApiRefusedException { Code: HttpStatusCode.Forbidden or HttpStatusCode.NotFound } refusal && !kind.IsRequired && IsFinal(now))
            return GiveUp(refusal, attempt.Verb);

        var worked = attempt.OpenedAt is { } opened && (attempt.Events > 0 || now - opened >= timings.Healthy);
        if (worked) _backoff.Reset();
        var wait = worked ? TimeSpan.Zero : _backoff.Next();
        if (attempt.OpenedAt is not null || fault is null || IsGone(fault))
        {
            // The way back has not been tried yet. A cut connection brought everything up to its cut; a silent one nothing since it was last heard.
            store.Doubt(kind, fault is SilenceException ? attempt.HeardAt : now, null);
            Log.WatchEnded(logger, kind.Kind, fault?.Message ?? "by the server");
            // The server is there and only wants to be listed; unless it says so again and again.
            if (IsGone(fault) && !_wasGone) wait = TimeSpan.Zero;
        }
        else
        {
            _hasFailed = true;
            var problem = Faults.Describe(fault, server, kind, attempt.Verb);
            store.Doubt(kind, now, problem);
            // The first failure is news; the twentieth is not.
            Log.AttemptFailed(logger, _backoff.Failures == 1 ? LogLevel.Warning : LogLevel.Debug, kind.Kind, problem, wait.TotalSeconds);
        }
        _wasGone = IsGone(fault);
        return fault is ApiRefusedException { RetryAfter: { } asked } && asked > wait ? new(asked) : new(wait, EndsWithRecovery: true);
    }

    private static bool IsGone(Exception? fault) => fault is ApiRefusedException { Code: HttpStatusCode.Gone };

    // A kind that was watched a moment ago is not given up at the first refusal: a server that has just started refuses everybody.
    private bool IsFinal(DateTimeOffset now)
    {
        if (!_hasWatched) return true;
        _refusedSince ??= now;
        return now - _refusedSince >= timings.Refusal;
    }

    private Pause GiveUp(ApiRefusedException refusal, string verb)
    {
        var finding = Faults.Unavailable(refusal, kind, verb);
        if (!IsUnavailable && finding is not null) Log.KindUnavailable(logger, kind.Kind, finding.Message);
        store.SetUnavailable(kind, finding);
        (IsUnavailable, _hasWatched, _refusedSince) = (true, false, null);
        var wait = _untilNextTry;
        _untilNextTry = wait * 4 < timings.UnavailableAtMost ? wait * 4 : timings.UnavailableAtMost;
        // An add-on may have been installed: then it is announced that the server serves more.
        return new(wait, EndsWithRecovery: kind.AddOnPolicy is not null);
    }
}
