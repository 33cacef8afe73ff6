using System.Collections.Immutable;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Reachability;

/// <summary>Compares the connections of two clusters that need not have the same pods; endpoints are the same where their ids are.</summary>
public static class ConnectionDiff
{
    /// <summary>Every pair whose open ports differ, ordered by ids. For endpoints to be told apart alike, take engines made by <see cref="ReachabilityEngine.Alike"/>.</summary>
    public static ImmutableArray<ConnectivityChange> Between(IEnumerable<Connection> before, IEnumerable<Connection> after)
    {
        var was = before.ToDictionary(Pair);
        var willBe = after.ToDictionary(Pair);
        var changes = was.Keys.Union(willBe.Keys).Select(pair =>
        {
            var (b, a) = (was.GetValueOrDefault(pair), willBe.GetValueOrDefault(pair));
            var either = (a ?? b)!;
            return new ConnectivityChange(either.Source, either.Destination, b?.Open ?? Connectivity.None, a?.Open ?? Connectivity.None);
        });
        return [.. changes.Where(c => !c.Before.Equals(c.After))
            .OrderBy(c => c.Source.Id, StringComparer.Ordinal).ThenBy(c => c.Destination.Id, StringComparer.Ordinal)];
    }

    private static (string, string) Pair(Connection connection) => (connection.Source.Id, connection.Destination.Id);
}
