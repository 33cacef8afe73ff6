using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Applying.Live.Undoing;

/// <summary>Every object of the sorts that plans write, as the API server holds it, read by somebody else than the product.</summary>
internal sealed class ServerDump
{
    private static readonly (string Kind, string Path)[] Kinds =
    [
        ("Namespace", "/api/v1/namespaces"), ("Pod", "/api/v1/pods"), ("Deployment", "/apis/apps/v1/deployments"), ("NetworkPolicy", "/apis/networking.k8s.io/v1/networkpolicies"),
    ];

    // What the server or a stand-in writes by itself.
    private static readonly string[] Given = ["uid", "resourceVersion", "creationTimestamp", "generation", "managedFields", "selfLink"];

    private readonly Dictionary<ObjectReference, string> _versions = [];

    private ServerDump(Dictionary<ObjectReference, JsonObject> objects) => Objects = objects;

    /// <summary>The objects, without what nobody has written.</summary>
    public Dictionary<ObjectReference, JsonObject> Objects { get; }

    public static async Task<ServerDump> TakeAsync(Outsider outsider)
    {
        var dump = new ServerDump([]);
        foreach (var (kind, path) in Kinds)
            foreach (var item in (JsonArray)(await outsider.GetAsync(path))!["items"]!)
            {
                var (it, metadata) = ((JsonObject)item!.DeepClone(), item["metadata"]!);
                var reference = new ObjectReference(kind, (string?)metadata["namespace"], (string)metadata["name"]!);
                dump._versions[reference] = (string)metadata["resourceVersion"]!;
                it.Remove("status");
                foreach (var given in Given) it["metadata"]!.AsObject().Remove(given);
                dump.Objects[reference] = it;
            }
        return dump;
    }

    /// <summary>Whether a snapshot is of exactly these objects in these versions, with every rollout ended.</summary>
    public bool IsSeenIn(ClusterSnapshot snapshot) =>
        _versions.All(v => snapshot.VersionOf(v.Key)?.ResourceVersion == v.Value)
        && _versions.Count == snapshot.Namespaces.Count(n => n.IsDeclared) + snapshot.Pods.Count(p => !p.IsFromTemplate) + snapshot.Controllers.Length + snapshot.Policies.Length
        && snapshot.Controllers.All(c => c.Rollout.IsComplete) && snapshot.Pods.All(p => p.IsFromTemplate || p.IsReady);

    /// <summary>The labels at a path, or null where there are none.</summary>
    public static JsonObject? Labels(JsonObject it, string path) => path.Split('.').Aggregate((JsonNode?)it, (node, field) => node?[field])?["labels"] as JsonObject;
}
