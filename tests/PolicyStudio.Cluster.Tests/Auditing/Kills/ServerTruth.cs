using PolicyStudio.Cluster.Tests.Applying.Live;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Auditing.Kills;

/// <summary>What the API server says, asked by a client of its own: which of the plan's three writes are there, and how often each was made.</summary>
internal sealed record ServerTruth(bool Namespace, bool Template, bool Policy)
{
    /// <summary>How many of them are there.</summary>
    public int Count => (Namespace ? 1 : 0) + (Template ? 1 : 0) + (Policy ? 1 : 0);

    public static async Task<ServerTruth> AskAsync(TestApiServer server, string backend, string db) => new(
        await server.Kubectl.RunAsync("get", "namespace", backend, "-o", "jsonpath={.metadata.labels.name}") == "backend",
        await server.Kubectl.RunAsync("get", "deployment", "orders", "-n", backend, "-o", "jsonpath={.spec.template.metadata.labels.db}") == "access_ok",
        await server.Kubectl.RunAsync("get", "networkpolicies", "-n", db, "-o", "name") != "");

    /// <summary>
    /// Checks that the API server's own audit log has these writes and no others, each as often as given; dry-runs and refused ones do not count.
    /// One whose asker has gone away meanwhile is logged as failed, whether it was stored or not: it may stand for a write that is missed otherwise.
    /// </summary>
    public static void ExpectWrites(TestApiServer server, string backend, string db, IReadOnlyDictionary<string, int> expected)
    {
        var writes = ServerWrites.Asked(server, backend, db).Where(e => e.Verb != "delete").ToLookup(e => $"{e.Verb} {e.Resource}");
        foreach (var what in expected.Keys.Union(writes.Select(w => w.Key)))
        {
            var (stored, unclear) = (writes[what].Count(e => e.Code is 200 or 201), writes[what].Count(e => e.Code is 0 or >= 499));
            Assert.InRange(expected.GetValueOrDefault(what), stored, stored + unclear);
        }
    }
}
