namespace PolicyStudio.Cluster.Tests.Auditing.Kills;

/// <summary>Where the process is killed: at one of the requests that it makes about the plan's objects.</summary>
/// <param name="Request">Which of them, from 1 on: for each write of the dry-run a review, a read and a write, then for each real one these and the reading back.</param>
/// <param name="Moment">When.</param>
internal sealed record KillPoint(int Request, KillMoment Moment)
{
    /// <summary>How many requests a whole apply of three writes makes.</summary>
    public const int Requests = (3 * 3) + (3 * 4);

    /// <summary>The first request after the dry-run.</summary>
    public const int FirstReal = (3 * 3) + 1;

    /// <summary>Every request and moment, those of the real writes more often than those of the dry-run: a small run holds them all alike.</summary>
    public static IEnumerable<KillPoint> Of(int count)
    {
        var moments = Enum.GetValues<KillMoment>();
        var real = from moment in moments from request in Enumerable.Range(FirstReal, Requests - FirstReal + 1) select new KillPoint(request, moment);
        var all = real.Append(new(FirstReal - 1, KillMoment.Afterwards)).ToList();
        // A step that has no common divisor with their number goes through all before it comes to one again.
        return Enumerable.Range(0, count).Select(i => all[i * 11 % all.Count]);
    }
}

/// <summary>When, as seen by the proxy that the request goes through.</summary>
internal enum KillMoment
{
    /// <summary>The request has left the process and does not reach the API server.</summary>
    Before,

    /// <summary>The request is on its way.</summary>
    During,

    /// <summary>The API server has answered, and the answer does not reach the process.</summary>
    After,

    /// <summary>The process has the answer, and some milliseconds to do something about it.</summary>
    Afterwards,
}
