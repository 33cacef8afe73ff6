using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Engine.Tests.Plain;

namespace PolicyStudio.Cluster.Tests.Applying.Plans.Random;

/// <summary>A random cluster with Deployments that have pods, and a random draft for it: labels of namespaces, templates and pods, policies that come, change and go.</summary>
internal sealed class RandomDraft
{
    private static readonly string[] Keys = ["app", "tier", "example.com/part"];
    private static readonly string[] Values = ["", "web", "db", "A_b.c-1", "0", "true"];

    private readonly System.Random _random;
    private readonly Dictionary<NetworkPolicy, JsonElement> _documents = new(ReferenceEqualityComparer.Instance);

    public RandomDraft(int seed)
    {
        _random = new(seed);
        var cluster = new RandomCluster(seed).Make();
        var items = (JsonArray)cluster["items"]!;
        for (var i = _random.Next(1, 3); i > 0; i--)
            foreach (var item in Deployment($"d{i}", _random.Next(2) == 0 ? "a" : "b")) items.Add(item);
        Items = items;
        (Snapshot, var document) = Read(cluster);
        Start = PlainStage.Of(PlainCluster.Read(document.GetRawText(), "generic"), document.GetProperty("items"));
        foreach (var policy in Snapshot.Policies) _documents[policy] = DocumentOf(document, policy);
        var others = Read(new RandomCluster(seed + 1_000_000).Make());
        for (var i = _random.Next(2, 7); i > 0; i--) Draft = Change(others) is { } change ? Draft.With(change) : Draft;
    }

    /// <summary>The cluster's documents.</summary>
    public JsonArray Items { get; }

    /// <summary>The cluster as the product reads it.</summary>
    public ClusterSnapshot Snapshot { get; }

    /// <summary>The cluster as the judge does.</summary>
    public PlainStage Start { get; }

    /// <summary>The draft.</summary>
    public PolicyDraft Draft { get; } = PolicyDraft.Empty;

    /// <summary>The document that a policy of the draft was read from.</summary>
    public JsonElement DocumentOf(NetworkPolicy policy) => _documents[policy];

    private DraftChange? Change((ClusterSnapshot Snapshot, JsonElement Document) others)
    {
        var value = _random.Next(3) == 0 ? null : Values[_random.Next(Values.Length)];
        var key = Keys[_random.Next(Keys.Length)];
        switch (_random.Next(5))
        {
            case 0 when Snapshot.Namespaces.Where(n => n.IsDeclared).ToList() is { Count: > 0 } declared:
                return new NamespaceLabelChange(declared[_random.Next(declared.Count)].Name, key, value);
            case 1 when Snapshot.Controllers.Where(c => c.Reference.Kind == "Deployment").ToList() is { Count: > 0 } deployments:
                return new TemplateLabelChange(deployments[_random.Next(deployments.Count)].Reference, key, value);
            case 2 when !Snapshot.Pods.IsEmpty:
                var pod = Snapshot.Pods[_random.Next(Snapshot.Pods.Length)];
                return new PodLabelChange(pod.Namespace, pod.Name, key, value);
            case 3 when !others.Snapshot.Policies.IsEmpty:
                var policy = others.Snapshot.Policies[_random.Next(others.Snapshot.Policies.Length)];
                if (!Snapshot.NamespaceOf(policy.Namespace).IsDeclared) return null;
                _documents[policy] = DocumentOf(others.Document, policy);
                return new PolicyWrite(policy);
            case 4 when !Snapshot.Policies.IsEmpty:
                var gone = Snapshot.Policies[_random.Next(Snapshot.Policies.Length)];
                return new PolicyDeletion(gone.Namespace, gone.Name);
            default:
                return null;
        }
    }

    private IEnumerable<JsonObject> Deployment(string name, string ns)
    {
        var labels = new JsonObject { ["own"] = name };
        foreach (var key in Keys)
            if (_random.Next(2) == 0) labels[key] = Values[_random.Next(Values.Length)];
        yield return Object("apps/v1", "Deployment", name, null, new() { ["replicas"] = 2, ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["own"] = name } }, ["template"] = Template() });
        yield return Object("apps/v1", "ReplicaSet", $"{name}-1", ("Deployment", name), new() { ["replicas"] = 2, ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["own"] = name } }, ["template"] = Template() });
        for (var i = _random.Next(1, 3); i > 0; i--)
        {
            var pod = Object("v1", "Pod", $"{name}-1-{i}", ("ReplicaSet", $"{name}-1"), (JsonObject)Template()["spec"]!.DeepClone());
            pod["metadata"]!["labels"] = labels.DeepClone();
            pod["metadata"]!["labels"]!["pod-template-hash"] = "1";
            // What somebody put on one pod alone is gone with the pod.
            if (_random.Next(4) == 0) pod["metadata"]!["labels"]![Keys[_random.Next(Keys.Length)]] = Values[_random.Next(Values.Length)];
            pod["status"] = new JsonObject { ["phase"] = "Running", ["podIPs"] = new JsonArray(new JsonObject { ["ip"] = $"10.{_random.Next(2)}.0.{_random.Next(1, 9)}" }) };
            yield return pod;
        }

        JsonObject Template() => new()
        {
            ["metadata"] = new JsonObject { ["labels"] = labels.DeepClone() },
            ["spec"] = new JsonObject { ["containers"] = new JsonArray(new JsonObject { ["name"] = "c", ["ports"] = new JsonArray(new JsonObject { ["name"] = "http", ["containerPort"] = 80 }) }) },
        };

        JsonObject Object(string version, string kind, string objectName, (string Kind, string Name)? owner, JsonObject spec)
        {
            var metadata = new JsonObject { ["name"] = objectName, ["namespace"] = ns };
            if (owner is { } o) metadata["ownerReferences"] = new JsonArray(new JsonObject { ["apiVersion"] = "apps/v1", ["kind"] = o.Kind, ["name"] = o.Name, ["controller"] = true });
            return new() { ["apiVersion"] = version, ["kind"] = kind, ["metadata"] = metadata, ["spec"] = spec };
        }
    }

    private static (ClusterSnapshot, JsonElement) Read(JsonObject cluster)
    {
        var json = cluster.ToJsonString();
        var content = ManifestReader.Read("random.json", json, DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        return (content.Snapshot, JsonDocument.Parse(json).RootElement);
    }

    private static JsonElement DocumentOf(JsonElement list, NetworkPolicy policy) => list.GetProperty("items").EnumerateArray().Single(i =>
        i.GetProperty("kind").GetString() == "NetworkPolicy" && PlainCluster.Text(i.GetProperty("metadata"), "name") == policy.Name
        && (PlainCluster.Text(i.GetProperty("metadata"), "namespace") ?? "default") == policy.Namespace);
}
