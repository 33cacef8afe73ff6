using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Tests.Applying.Plans.Random;
using PolicyStudio.Cluster.Tests.Watching;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Applying.Live.Undoing;

/// <summary>Random clusters on a real API server, one after the other: what the server takes of them, with Deployments that want no pods.</summary>
internal sealed class RandomShop(QuietCluster cluster, WatchedCluster watched)
{
    private static readonly string[] Contents = ["/api/v1/namespaces/{0}/pods", "/apis/apps/v1/namespaces/{0}/deployments", "/apis/networking.k8s.io/v1/namespaces/{0}/networkpolicies"];

    private static readonly string[] Directions = ["ingress", "egress"];

    private readonly Outsider _outsider = cluster.Outsider;

    /// <summary>The namespaces that there may be something in.</summary>
    public static IReadOnlyList<string> Namespaces { get; } = ["a", "b", "kube-system", "n-63-" + new string('x', 57)];

    /// <summary>Makes the cluster in the place of the one before.</summary>
    public async Task OpenAsync(RandomDraft random)
    {
        var items = random.Items.Select(i => (JsonObject)i!).ToLookup(i => (string)i["kind"]!);
        foreach (var ns in Namespaces) await ClearAsync(ns, items["Namespace"].SingleOrDefault(n => (string)n["metadata"]!["name"]! == ns));
        foreach (var pod in items["Pod"].Where(IsAlone)) await CreateAsync("/api/v1", "pods", Pod(pod));
        foreach (var deployment in items["Deployment"]) await CreateAsync("/apis/apps/v1", "deployments", Deployment(deployment));
        foreach (var policy in items["NetworkPolicy"]) await CreateAsync("/apis/networking.k8s.io/v1", "networkpolicies", WithoutEndPorts(policy));
    }

    /// <summary>What of a random draft can be about that cluster.</summary>
    public static PolicyDraft Draft(RandomDraft random)
    {
        var alone = random.Items.Select(i => (JsonObject)i!).Where(i => (string)i["kind"]! == "Pod" && IsAlone(i))
            .Select(i => ((string)i["metadata"]!["namespace"]!, (string)i["metadata"]!["name"]!)).ToHashSet();
        return random.Draft.Changes.Where(c => c is not PodLabelChange p || alone.Contains((p.Namespace, p.Pod)))
            .Aggregate(PolicyDraft.Empty, (draft, c) => draft.With(c is PolicyWrite w ? new PolicyWrite(WithoutEndPorts(w.Policy)) : c));
    }

    /// <summary>Waits until the watch shows what the server holds, and returns it.</summary>
    public async Task<ServerDump> SettledAsync()
    {
        ServerDump? dump = null;
        await Eventually.HoldsAsync("the watch shows what the server holds", async () =>
        {
            dump = await ServerDump.TakeAsync(_outsider);
            return watched.Current.Snapshot is { } seen && dump.IsSeenIn(seen);
        });
        return dump!;
    }

    private async Task ClearAsync(string ns, JsonObject? declared)
    {
        var path = Outsider.Namespace(ns);
        if (await _outsider.GetAsync(path) is null) await _outsider.CreateAsync(path, new() { ["metadata"] = new JsonObject { ["name"] = ns } });
        foreach (var content in Contents) await _outsider.DeleteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, content, ns));
        var was = ServerDump.Labels((await _outsider.GetAsync(path))!, "metadata") ?? [];
        var labels = new JsonObject(was.Select(l => KeyValuePair.Create(l.Key, (JsonNode?)null)));
        foreach (var (key, value) in declared?["metadata"]?["labels"] as JsonObject ?? []) labels[key] = value!.DeepClone();
        await _outsider.PatchAsync(path, new() { ["metadata"] = new JsonObject { ["labels"] = labels, ["annotations"] = null } });
    }

    private Task CreateAsync(string root, string plural, JsonObject it) =>
        _outsider.CreateAsync($"{root}/namespaces/{it["metadata"]!["namespace"]}/{plural}/{it["metadata"]!["name"]}", it);

    // The pods of Deployments are left out: those want none here.
    private static bool IsAlone(JsonObject pod) => !((string)pod["metadata"]!["name"]!).StartsWith('d');

    private static JsonObject Pod(JsonObject random)
    {
        var pod = (JsonObject)random.DeepClone();
        pod.Remove("status");
        // A made-up owner would be somebody who writes the pod.
        pod["metadata"]!.AsObject().Remove("ownerReferences");
        pod["spec"] = Spec(pod["spec"]!);
        return pod;
    }

    private static JsonObject Deployment(JsonObject random)
    {
        var deployment = (JsonObject)random.DeepClone();
        var (name, template) = ((string)deployment["metadata"]!["name"]!, deployment["spec"]!["template"]!.DeepClone());
        var labels = ServerDump.Labels((JsonObject)template, "metadata")?.DeepClone() ?? new JsonObject();
        labels["own"] = name;
        deployment["spec"] = new JsonObject
        {
            ["replicas"] = 0,
            ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["own"] = name } },
            ["template"] = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = labels }, ["spec"] = Spec(template["spec"]!) },
        };
        return deployment;
    }

    // The server wants an image, and no port twice.
    private static JsonObject Spec(JsonNode random)
    {
        var spec = (JsonObject)random.DeepClone();
        foreach (var container in spec["containers"]!.AsArray())
        {
            container!["image"] = "image:1";
            if (container["ports"] is not JsonArray ports) continue;
            container["ports"] = new JsonArray([.. ports.Select(p => p!.DeepClone()).DistinctBy(p => (string?)p["name"] ?? Guid.NewGuid().ToString()).DistinctBy(p => (int)p["containerPort"]!)]);
        }
        return spec;
    }

    // A server of 1.20 drops them without a word.
    private static JsonObject WithoutEndPorts(JsonObject random)
    {
        var policy = (JsonObject)random.DeepClone();
        foreach (var rule in Directions.SelectMany(d => policy["spec"]![d] as JsonArray ?? []))
            foreach (var port in rule!["ports"] as JsonArray ?? []) port!.AsObject().Remove("endPort");
        return policy;
    }

    private static NetworkPolicy WithoutEndPorts(NetworkPolicy policy) => policy with
    {
        Ingress = [.. policy.Ingress.Select(r => r with { Ports = [.. r.Ports.Select(p => p with { EndPort = null })] })],
        Egress = [.. policy.Egress.Select(r => r with { Ports = [.. r.Ports.Select(p => p with { EndPort = null })] })],
    };
}
