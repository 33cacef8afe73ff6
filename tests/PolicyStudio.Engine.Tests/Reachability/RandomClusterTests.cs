using System.Text.Json.Nodes;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Engine.Tests.Plain;

namespace PolicyStudio.Engine.Tests.Reachability;

/// <summary>Random clusters through the engine and through the plain evaluator.</summary>
public sealed class RandomClusterTests(ITestOutputHelper output)
{
    // POLICYSTUDIO_RANDOM_CLUSTERS=100000 is the nightly setting.
    private static readonly int Clusters = int.TryParse(Environment.GetEnvironmentVariable("POLICYSTUDIO_RANDOM_CLUSTERS"), out var n) ? n : 2_000;

    [Fact]
    public void The_engine_agrees_with_the_plain_evaluator()
    {
        var statistics = new Statistics();
        var seedsThatDiffer = new System.Collections.Concurrent.ConcurrentBag<int>();
        Parallel.For(0, Clusters, () => new Statistics(),
            (seed, loop, mine) =>
            {
                if (TwoEvaluators.Find(new RandomCluster(seed).Make(), TwoEvaluators.PluginOf(seed), mine) is null) return mine;
                seedsThatDiffer.Add(seed);
                loop.Break();
                return mine;
            },
            mine => { lock (statistics) statistics.Add(mine); });
        // Of several the first one, so that every run tells the same.
        if (!seedsThatDiffer.IsEmpty) Fail(seedsThatDiffer.Min());
        output.WriteLine($"{Clusters:N0} clusters, {statistics}");
        // The clusters must be worth asking about.
        Assert.InRange(statistics.Allowed, statistics.Pairs / 5, statistics.Pairs * 9 / 10);
        Assert.InRange(statistics.AllowedByRule, statistics.Pairs / 10, statistics.Pairs);
        Assert.InRange(statistics.DecidedByNamedPort, statistics.Pairs / 200, statistics.Pairs);
        Assert.InRange(statistics.DecidedByIpv6, statistics.Pairs / 200, statistics.Pairs);
        Assert.InRange(statistics.AwaitingAddress, statistics.Pairs / 200, statistics.Pairs);
    }

    private static void Fail(int seed)
    {
        var plugin = TwoEvaluators.PluginOf(seed);
        var smallest = Shrink(new RandomCluster(seed).Make(), plugin);
        var found = TwoEvaluators.Find(smallest, plugin, new())!;
        var folder = Path.Combine(AppContext.BaseDirectory, "found", $"random-{seed}");
        found.WriteCase(folder, smallest);
        Assert.Fail($"seed {seed}, plugin {plugin}: {found}\nshrunk to a case in {folder}");
    }

    // Leaves out one thing after another as long as the two still disagree.
    private static JsonObject Shrink(JsonObject cluster, PluginDialect plugin)
    {
        for (var shrunk = true; shrunk;)
        {
            shrunk = false;
            foreach (var path in Paths(cluster, []).ToList())
            {
                var smaller = (JsonObject)cluster.DeepClone();
                if (!Remove(smaller, path) || !StillDisagrees(smaller, plugin)) continue;
                (cluster, shrunk) = (smaller, true);
                break;
            }
        }
        return cluster;
    }

    private static bool StillDisagrees(JsonObject cluster, PluginDialect plugin)
    {
        try
        {
            return TwoEvaluators.Find(cluster, plugin, new()) is { } found && !found.What.StartsWith("the reader", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return false;       // no longer a valid cluster
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, object[] path) => node switch
    {
        JsonObject o => o.SelectMany(p => Paths(p.Value, [.. path, p.Key]).Prepend([.. path, p.Key])),
        JsonArray a => a.SelectMany((item, i) => Paths(item, [.. path, i]).Prepend([.. path, i])),
        _ => [],
    };

    private static bool Remove(JsonNode root, object[] path)
    {
        JsonNode? node = root;
        foreach (var step in path[..^1]) node = step is int i ? node![i] : node![(string)step];
        if (node is JsonArray array) array.RemoveAt((int)path[^1]);
        else return ((JsonObject)node!).Remove((string)path[^1]);
        return true;
    }
}
