using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Reachability;

/// <summary>Compares the connections of two clusters that need not have the same pods; endpoints are the same where their ids are.</summary>
public static class ConnectionDiff
{
    /// <summary>
    /// Every pair whose open ports differ, ordered by ids. Both sides are read once, in step, and neither is kept. For endpoints to be told
    /// apart alike, take engines made by <see cref="ReachabilityEngine.Alike"/>.
    /// </summary>
    /// <param name="before">The connections as they were, ordered by the ids of source and destination.</param>
    /// <param name="after">The connections as they are, in the same order.</param>
    public static IEnumerable<ConnectivityChange> Between(IEnumerable<Connection> before, IEnumerable<Connection> after)
    {
        using var was = before.GetEnumerator();
        using var willBe = after.GetEnumerator();
        var (b, a) = (Next(was), Next(willBe));
        while (b is not null || a is not null)
        {
            var order = b is null ? 1 : a is null ? -1 : Compare(b, a);
            var change = order switch
            {
                < 0 => new ConnectivityChange(b!.Source, b.Destination, b.Open, Connectivity.None),
                > 0 => new ConnectivityChange(a!.Source, a.Destination, Connectivity.None, a.Open),
                _ => b!.Open.Equals(a!.Open) ? null : new ConnectivityChange(a.Source, a.Destination, b.Open, a.Open),
            };
            if (change is not null) yield return change;
            if (order <= 0) b = Next(was);
            if (order >= 0) a = Next(willBe);
        }
    }

    private static Connection? Next(IEnumerator<Connection> connections) => connections.MoveNext() ? connections.Current : null;

    private static int Compare(Connection x, Connection y)
    {
        var bySource = string.CompareOrdinal(x.Source.Id, y.Source.Id);
        return bySource != 0 ? bySource : string.CompareOrdinal(x.Destination.Id, y.Destination.Id);
    }
}
