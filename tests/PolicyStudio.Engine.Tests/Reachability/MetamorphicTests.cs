using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Tests.Plain;

namespace PolicyStudio.Engine.Tests.Reachability;

/// <summary>Changes of a cluster whose effect is known without knowing the answer.</summary>
public sealed class MetamorphicTests
{
    private const string NameLabel = "kubernetes.io/metadata.name";

    private static readonly string[] NamespaceKeys = ["namespace", NameLabel];

    private static readonly string[] RuleLists = ["ingress", "egress"];

    private static readonly IEnumerable<int> Seeds = Enumerable.Range(0, 300);

    [Fact]
    public void The_order_of_documents_rules_peers_and_ports_never_matters() => Assert.All(Seeds, seed =>
    {
        var cluster = new RandomCluster(seed).Make();
        var shuffled = (JsonObject)cluster.DeepClone();
        Shuffle(shuffled, new Random(seed));
        Assert.Equal(Connections(cluster), Connections(shuffled));
    });

    [Fact]
    public void A_policy_split_in_two_is_the_same_policy() => Assert.All(Seeds, seed =>
    {
        var cluster = new RandomCluster(seed).Make();
        var split = (JsonObject)cluster.DeepClone();
        foreach (var policy in Policies(split).ToList())
        {
            var second = (JsonObject)policy.DeepClone();
            second["metadata"]!["name"] = $"{policy["metadata"]!["name"]}-second";
            var (first, other) = ((JsonObject)policy["spec"]!, (JsonObject)second["spec"]!);
            // Both keep what the defaults would make of the whole.
            first["policyTypes"] ??= new JsonArray([.. Types(first)]);
            other["policyTypes"] = first["policyTypes"]!.DeepClone();
            foreach (var rules in RuleLists)
                for (var i = (first[rules] as JsonArray)?.Count - 1; i >= 0; i--)
                    (i % 2 == 0 ? (JsonArray)other[rules]! : (JsonArray)first[rules]!).RemoveAt(i.Value);
            ((JsonArray)split["items"]!).Add(second);
        }
        Assert.Equal(Connections(cluster), Connections(split));
    });

    [Fact]
    public void A_rule_more_never_closes_anything_for_pods_that_are_isolated() => Assert.All(Seeds, seed =>
    {
        var cluster = new RandomCluster(seed).Make();
        var more = (JsonObject)cluster.DeepClone();
        var donor = Policies(new RandomCluster(seed + 1_000_000).Make()).SelectMany(p => p["spec"]!["ingress"] as JsonArray ?? []).FirstOrDefault();
        foreach (var policy in Policies(more).Where(p => p["spec"]!["ingress"] is not null))
            ((JsonArray)policy["spec"]!["ingress"]!).Add(donor?.DeepClone() ?? new JsonObject());
        var (before, after) = ReachabilityEngine.Pair(Snapshot(cluster), Snapshot(more));
        Assert.All(ReachabilityEngine.Changes(before, after, TestContext.Current.CancellationToken), c => Assert.True(c.Closed.IsEmpty, $"{c.Source} to {c.Destination} lost {c.Closed}"));
    });

    [Fact]
    public void A_namespace_by_another_name_is_the_same_namespace() => Assert.All(Seeds, seed =>
    {
        var cluster = new RandomCluster(seed).Make();
        var renamed = (JsonObject)cluster.DeepClone();
        Rename(renamed, "a", "renamed");
        var expected = Connections(cluster).Select(c => c.Replace("\"a/", "\"renamed/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(expected, Connections(renamed));
    });

    private static List<string> Connections(JsonObject cluster) =>
        [.. new ReachabilityEngine(Snapshot(cluster)).Connections().Select(c => $"\"{c.Source}\" \"{c.Destination}\" {c.Open}").Order(StringComparer.Ordinal)];

    private static Engine.Snapshots.ClusterSnapshot Snapshot(JsonObject cluster)
    {
        var content = ManifestReader.Read("random.json", cluster.ToJsonString(), DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        return content.Snapshot;
    }

    private static IEnumerable<JsonObject> Policies(JsonObject cluster) =>
        ((JsonArray)cluster["items"]!).OfType<JsonObject>().Where(i => (string?)i["kind"] == "NetworkPolicy");

    private static IEnumerable<JsonNode> Types(JsonObject spec) =>
        NetworkPolicy.DefaultPolicyTypes(spec["egress"] is JsonArray { Count: > 0 }).Select(t => (JsonNode)t.ToString());

    private static void Shuffle(JsonNode? node, Random random)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array) Shuffle(item, random);
                var items = array.ToArray();
                array.Clear();
                random.Shuffle(items);
                foreach (var item in items) array.Add(item);
                break;
            case JsonObject map:
                foreach (var entry in map) Shuffle(entry.Value, random);
                break;
        }
    }

    // A namespace is named by its object, by what lies in it, and by selectors that read the label with its name.
    private static void Rename(JsonNode? node, string from, string to)
    {
        if (node is JsonArray array)
            foreach (var item in array) Rename(item, from, to);
        if (node is not JsonObject map) return;
        if ((string?)map["kind"] == "Namespace" && (string?)map["metadata"]!["name"] == from) map["metadata"]!["name"] = to;
        foreach (var key in NamespaceKeys)
            if (map[key] is JsonValue value && (string?)value == from) map[key] = to;
        foreach (var entry in map.ToList()) Rename(entry.Value, from, to);
    }
}
