using System.Text.Json.Nodes;
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
        for (var seed = 0; seed < Clusters; seed++)
        {
            var cluster = new RandomCluster(seed).Make();
            if (TwoEvaluators.Disagreement(cluster, statistics) is null) continue;
            var smallest = Shrink(cluster);
            var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "found", $"random-{seed}")).FullName;
            File.WriteAllText(Path.Combine(folder, "cluster.json"), smallest.ToJsonString(new() { WriteIndented = true }));
            Assert.Fail($"seed {seed}: {TwoEvaluators.Disagreement(smallest, new())}\nshrunk to {folder}/cluster.json");
        }
        output.WriteLine($"{Clusters} clusters, {statistics.Questions:N0} questions: {Share(statistics.Allowed)} allowed, {Share(statistics.Isolated)} isolated, {Share(statistics.AllowedByRule)} allowed by a rule");
        // The clusters must be worth asking about.
        Assert.InRange(statistics.Allowed, statistics.Questions / 5, statistics.Questions * 4 / 5);
        Assert.InRange(statistics.AllowedByRule, statistics.Questions / 20, statistics.Questions);

        string Share(int count) => $"{100.0 * count / statistics.Questions:F1} %";
    }

    // Leaves out one thing after another as long as the two still disagree.
    private static JsonObject Shrink(JsonObject cluster)
    {
        for (var shrunk = true; shrunk;)
        {
            shrunk = false;
            foreach (var path in Paths(cluster, []).ToList())
            {
                var smaller = (JsonObject)cluster.DeepClone();
                if (!Remove(smaller, path) || !StillDisagrees(smaller)) continue;
                (cluster, shrunk) = (smaller, true);
                break;
            }
        }
        return cluster;
    }

    private static bool StillDisagrees(JsonObject cluster)
    {
        try
        {
            return TwoEvaluators.Disagreement(cluster, new()) is { } question && !question.StartsWith("the reader", StringComparison.Ordinal);
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
