using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Tests.Watching;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Tests.Applying.Live;

/// <summary>A namespace of a test's own with an object of every kind that a plan writes, and drafts that write all of them.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly QuietCluster _cluster;

    private Shop(QuietCluster cluster, string ns) => (_cluster, Namespace) = (cluster, ns);

    public string Namespace { get; }

    /// <summary>What the draft writes, in no order: the namespace, the template, the pod, and the policies that it creates, edits and deletes.</summary>
    public IReadOnlyList<ShopObject> Objects =>
    [
        new("Namespace", Outsider.Namespace(Namespace), o => Label(o, "metadata", "team")),
        new("Deployment", Outsider.Deployment(Namespace, "orders"), o => Label(o, "spec.template.metadata", "db")),
        new("Pod", Outsider.Pod(Namespace, "tool"), o => Label(o, "metadata", "db")),
        new("created", Outsider.Policy(Namespace, "new"), Selected),
        new("edited", Outsider.Policy(Namespace, "kept"), Selected),
        new("deleted", Outsider.Policy(Namespace, "old"), Selected),
    ];

    /// <summary>How the objects are before anything is written, as <see cref="ShopObject.Value"/> says it.</summary>
    public static IReadOnlyList<string> Before { get; } = ["none", "none", "none", "none", "first", "first"];

    /// <summary>How they are once the draft of an editor is applied.</summary>
    public static IReadOnlyList<string> After(string editor) => [editor, editor, editor, editor, editor, "none"];

    /// <summary>Makes the objects, and waits until the watch has them.</summary>
    public static async Task<Shop> OpenAsync(QuietCluster cluster, WatchedCluster watched)
    {
        var shop = new Shop(cluster, await cluster.Api.CreateNamespaceAsync("shop"));
        var container = new JsonObject { ["containers"] = new JsonArray(new JsonObject { ["name"] = "c", ["image"] = "image:1" }) };
        var outsider = cluster.Outsider;
        await outsider.CreateAsync(Outsider.Deployment(shop.Namespace, "orders"), shop.Object("apps/v1", "Deployment", "orders", new()
        {
            ["replicas"] = 0,
            ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["app"] = "orders" } },
            ["template"] = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["app"] = "orders" } }, ["spec"] = container },
        }));
        await outsider.CreateAsync(Outsider.Pod(shop.Namespace, "tool"), shop.Object("v1", "Pod", "tool", (JsonObject)container.DeepClone()));
        foreach (var policy in new[] { "kept", "old" })
            await outsider.CreateAsync(Outsider.Policy(shop.Namespace, policy), shop.Object("networking.k8s.io/v1", "NetworkPolicy", policy, new()
            {
                ["podSelector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["of"] = "first" } },
                ["policyTypes"] = new JsonArray("Ingress"),
            }));
        await watched.UntilAsync(s => s.Snapshot is { } now && now.FindPolicy(shop.Namespace, "old") is not null && now.FindPolicy(shop.Namespace, "kept") is not null
            && now.FindController(new("Deployment", shop.Namespace, "orders")) is { Rollout.IsComplete: true } && now.FindPod(shop.Namespace, "tool") is { IsReady: true });
        return shop;
    }

    /// <summary>Writes every object: labels with the editor's name for a value, and policies that select by it.</summary>
    public PolicyDraft Draft(string editor = "ada") => PolicyDraft.Empty
        .With(new NamespaceLabelChange(Namespace, "team", editor))
        .With(new TemplateLabelChange(new("Deployment", Namespace, "orders"), "db", editor))
        .With(new PodLabelChange(Namespace, "tool", "db", editor))
        .With(new PolicyWrite(Policy("new", editor)))
        .With(new PolicyWrite(Policy("kept", editor)))
        .With(new PolicyDeletion(Namespace, "old"));

    /// <summary>Which object a step writes.</summary>
    public int IndexOf(PlanStep step) => step is WriteStep ? Objects.Index().Single(o => o.Item.Path.EndsWith($"/{step.Object.Name}", StringComparison.Ordinal)).Index : -1;

    /// <summary>What the API server holds of each object, as somebody else reads it.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync()
    {
        var values = new List<string>();
        foreach (var it in Objects) values.Add(it.Value(await _cluster.Outsider.GetAsync(it.Path)));
        return values;
    }

    /// <summary>What it must hold where these steps are how a plan has ended: what is done is there, and nothing else.</summary>
    public IReadOnlyList<string> Expected(IEnumerable<StepProgress> steps, string editor = "ada")
    {
        var expected = Before.ToArray();
        foreach (var step in steps.Where(s => s.Status == StepStatus.Done && s.Step is WriteStep)) expected[IndexOf(step.Step)] = After(editor)[IndexOf(step.Step)];
        return expected;
    }

    /// <summary>Deletes everything, the namespace too.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var it in Objects.Reverse()) await _cluster.Outsider.DeleteAsync(it.Path);
    }

    private NetworkPolicy Policy(string name, string editor) => new()
    {
        Namespace = Namespace,
        Name = name,
        PodSelector = LabelSelector.ForLabels(("of", editor)),
        PolicyTypes = [PolicyType.Ingress],
    };

    private JsonObject Object(string version, string kind, string name, JsonObject spec) =>
        new() { ["apiVersion"] = version, ["kind"] = kind, ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = Namespace }, ["spec"] = spec };

    private static string Label(JsonObject? it, string path, string key) =>
        (string?)path.Split('.').Aggregate((JsonNode?)it, (node, field) => node?[field])?["labels"]?[key] ?? "none";

    private static string Selected(JsonObject? policy) => (string?)policy?["spec"]?["podSelector"]?["matchLabels"]?["of"] ?? "none";
}

/// <summary>An object that the draft writes.</summary>
/// <param name="What">What it is, or what becomes of it.</param>
/// <param name="Path">Its path at the API server.</param>
/// <param name="Value">What it holds of that which the draft writes, in a word.</param>
internal sealed record ShopObject(string What, string Path, Func<JsonObject?, string> Value)
{
    public override string ToString() => What;
}
