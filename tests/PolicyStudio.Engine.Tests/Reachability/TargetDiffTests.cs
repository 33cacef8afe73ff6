using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Tests.Reachability;

/// <summary>Two clusters that need not have the same pods, laid side by side by the ids of their endpoints.</summary>
public sealed class TargetDiffTests
{
    private const string Policy = "kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: p, namespace: db}\nspec: {podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]}\n---\n";

    private static readonly ObjectReference Db = new("Pod", "db", "db");

    [Fact]
    public void What_only_one_of_them_has_is_open_to_nothing_in_the_other()
    {
        var diff = Between(Policy + Pod("db", "db") + Pod("a", "stays") + Pod("a", "goes"), Policy + Pod("db", "db") + Pod("a", "stays") + Pod("a", "comes"), Db);
        Assert.Equal(["a/comes[Pod]", "a/goes[Pod]", "a/stays[Pod]", "0.0.0.0-255.255.255.255", "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"], diff.Edges.Select(e => e.After.Source.Id));
        Assert.Equal([(EdgeChange.NewlyAllowed, Presence.Added), (EdgeChange.NewlyDenied, Presence.Removed), (EdgeChange.None, Presence.Both)],
            diff.Edges.Take(3).Select(e => (e.Change, e.PeerPresence)));
        Assert.Equal([false, true, false], diff.Edges.Take(3).Select(e => e.IsGone));
        Assert.Equal(diff.Edges.Select(e => (e.Before, e.After)), diff.Before.Edges.Zip(diff.After.Edges));
    }

    [Fact]
    public void A_target_that_is_new_or_gone_is_compared_with_nothing()
    {
        var (without, with) = (Pod("a", "web"), Pod("a", "web") + Pod("db", "db"));
        var comes = Between(without, with, Db);
        Assert.All(comes.Edges, e => Assert.Equal((EdgeChange.NewlyAllowed, Presence.Added, Presence.Both), (e.Change, e.TargetPresence, e.PeerPresence)));
        var goes = Between(with, without, Db);
        Assert.All(goes.Edges, e => Assert.True(e is { Change: EdgeChange.NewlyDenied, IsGone: true }));
        Assert.Equal(3, goes.Edges.Length);
        Assert.Throws<ArgumentException>(() => Between(without, without, Db));
    }

    [Fact]
    public void Replicas_with_other_names_are_the_same_endpoint()
    {
        string Replica(string name, string labels) => Pod("s", name, $"labels: {labels}, ownerReferences: [{{kind: Fleet, name: w, controller: true}}]");
        var (before, after) = ReachabilityEngine.Alike(
            ScenarioCluster.Yaml(Replica("w-1", "{app: w}") + Replica("w-2", "{app: w}")), ScenarioCluster.Yaml(Replica("w-2", "{app: w}") + Replica("w-3", "{app: w}")));
        Assert.Equal(["s/w[Fleet]"], before.Workloads.Select(w => w.Id));
        Assert.Equal(["s/w[Fleet]"], after.Workloads.Select(w => w.Id));

        // Where one side has pods that a policy tells apart, the other's bear the same names.
        const string Reads = "kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: p, namespace: s}\nspec: {podSelector: {matchLabels: {tier: x}}}\n---\n";
        (before, after) = ReachabilityEngine.Alike(
            ScenarioCluster.Yaml(Reads + Replica("w-1", "{tier: x}")), ScenarioCluster.Yaml(Reads + Replica("w-2", "{tier: x}") + Replica("w-3", "{tier: y}")));
        Assert.Equal(["s/w[Fleet]{tier=x}"], before.Workloads.Select(w => w.Id));
        Assert.Equal(["s/w[Fleet]{tier=x}", "s/w[Fleet]{tier=y}"], after.Workloads.Select(w => w.Id));
    }

    private static ReachabilityDiff Between(string before, string after, ObjectReference target)
    {
        var (was, willBe) = ReachabilityEngine.Alike(ScenarioCluster.Yaml(before), ScenarioCluster.Yaml(after));
        return TargetDiff.Between(was, willBe, target, Connectivity.Of(Protocol.Tcp, 80));
    }

    private static string Pod(string ns, string name, string more = "labels: {}") => $"kind: Pod\napiVersion: v1\nmetadata: {{name: {name}, namespace: {ns}, {more}}}\n---\n";
}
