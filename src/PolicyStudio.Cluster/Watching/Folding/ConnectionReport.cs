namespace PolicyStudio.Cluster.Watching.Folding;

/// <summary>Sums the kinds up to one connection.</summary>
internal static class ConnectionReport
{
    // One server that is away is one problem, however many kinds report it; more than a few different ones help nobody.
    private const int MaxProblems = 3;

    /// <summary>The connection before anything has been read.</summary>
    public static Connection Initial(DateTimeOffset now) =>
        new(ConnectionPhase.Connecting, now, [.. WatchedKind.All.Where(k => k.AddOnPolicy is null).Select(k => new KindProgress(k.Kind, KindStatus.Waiting, 0))]);

    /// <summary>The connection now; <paramref name="last"/> itself where nothing has changed.</summary>
    public static Connection Of(IReadOnlyList<KindState> states, Connection last, TimeSpan grace, DateTimeOffset now)
    {
        var lost = states.Where(s => s.IsLost(now, grace)).ToList();
        var phase = !states.All(s => s.IsListed) ? ConnectionPhase.Connecting : lost.Count > 0 ? ConnectionPhase.Stale : ConnectionPhase.Live;
        var problem = phase == ConnectionPhase.Live ? null : Problem(states) ?? (lost.Count > 0 ? $"The watch of {lost[0].Kind.Resource} is lost." : null);
        var since = phase == ConnectionPhase.Stale ? lost.Min(s => s.DoubtedSince!.Value) : phase == last.Phase ? last.Since : now;
        var kinds = states.Where(s => s.IsShown).Select(s => s.Progress(now, grace)).ToList();
        return phase == last.Phase && problem == last.Problem && since == last.Since && kinds.SequenceEqual(last.Kinds)
            ? last : new(phase, since, [.. kinds], problem);
    }

    private static string? Problem(IReadOnlyList<KindState> states)
    {
        var problems = states.Select(s => s.Problem).OfType<string>().Distinct().Take(MaxProblems).ToList();
        return problems.Count == 0 ? null : string.Join(' ', problems);
    }
}
