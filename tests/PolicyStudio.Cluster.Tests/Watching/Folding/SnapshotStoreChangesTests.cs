using Microsoft.Extensions.Time.Testing;
using PolicyStudio.Cluster.Watching.Folding;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Watching.Folding;

/// <summary>A snapshot that follows another by what has changed is the one that would be made of all objects.</summary>
public sealed class SnapshotStoreChangesTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    private readonly FakeTimeProvider _time = new();
    private readonly Dictionary<(WatchedKind Kind, ObjectReference Reference), WatchedObject> _objects = [];
    private int _version;

    [Fact]
    public void Random_events_publish_what_a_new_store_would()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var store = NewStore();
            _objects.Clear();
            foreach (var kind in WatchedKind.All) store.Listed(kind, []);
            for (var step = 0; step < 40; step++)
            {
                for (var i = random.Next(1, 6); i > 0; i--) Happen(store, random);
                var anew = NewStore();
                foreach (var kind in WatchedKind.All) anew.Listed(kind, [.. _objects.Where(o => o.Key.Kind == kind).Select(o => o.Value)]);
                RequireSame(anew.Compute().Snapshot!, store.Compute().Snapshot!, $"seed {seed}, step {step}");
            }
        }
    }

    [Fact]
    public void What_has_not_changed_stays_the_same_object()
    {
        var store = NewStore();
        StoreObjects.ListAll(store, StoreObjects.Pods, [.. Enumerable.Range(0, 50).Select(i => StoreObjects.Pod($"p{i}"))]);
        var before = store.Compute().Snapshot!;
        store.Keep(StoreObjects.Pods, StoreObjects.Pod("p7", "2"));
        store.Remove(StoreObjects.Pods, new("Pod", "default", "p8"));
        store.Keep(StoreObjects.Policies, Policy("a", "{}", "9"));
        var after = store.Compute().Snapshot!;
        Assert.Equal("2", after.FindPod("default", "p7")!.Version!.ResourceVersion);
        Assert.Equal(48, after.Pods.Count(p => ReferenceEquals(p, before.FindPod(p.Namespace, p.Name))));
        Assert.Equal(48, after.Workloads.Count(w => ReferenceEquals(w, before.FindWorkload(w.Reference))));
        Assert.Single(after.Policies);
    }

    [Fact]
    public void A_new_list_keeps_the_objects_that_have_not_changed()
    {
        var store = NewStore();
        StoreObjects.ListAll(store, StoreObjects.Pods, StoreObjects.Pod("same"), StoreObjects.Pod("other"));
        var before = store.Compute().Snapshot!;
        store.Listed(StoreObjects.Pods, [StoreObjects.Pod("same"), StoreObjects.Pod("other", "2")]);
        var after = store.Compute().Snapshot!;
        Assert.Same(before.FindPod("default", "same"), after.FindPod("default", "same"));
        Assert.NotSame(before.FindPod("default", "other"), after.FindPod("default", "other"));
    }

    private SnapshotStore NewStore() => new("test", Grace, _time);

    private void Happen(SnapshotStore store, Random random)
    {
        if (random.Next(60) == 0)
        {
            // A list after a loss: some objects are gone, some have come.
            foreach (var gone in _objects.Where(o => o.Key.Kind == StoreObjects.Pods && random.Next(3) == 0).ToList()) _objects.Remove(gone.Key);
            store.Listed(StoreObjects.Pods, [.. _objects.Where(o => o.Key.Kind == StoreObjects.Pods).Select(o => o.Value)]);
            return;
        }
        if (_objects.Count > 0 && random.Next(4) == 0)
        {
            var (kind, reference) = _objects.Keys.ElementAt(random.Next(_objects.Count));
            _objects.Remove((kind, reference));
            store.Remove(kind, reference);
            return;
        }
        var (of, value) = Any(random);
        _objects[(of, value.Reference)] = value;
        store.Keep(of, value);
    }

    private (WatchedKind, WatchedObject) Any(Random random)
    {
        var (ns, n, version) = (Pick(random, "a", "b", "kube-system"), random.Next(4), $"{++_version}");
        var label = Pick(random, """{"app":"x"}""", """{"app":"y"}""", """{"k8s-app":"calico-node"}""", """{"app":"x","pod-template-hash":"h1"}""");
        string Metadata(string name, string more = "") => $$""" "metadata":{"name":"{{name}}","namespace":"{{ns}}","uid":"u","resourceVersion":"{{version}}"{{more}} } """;
        return random.Next(8) switch
        {
            0 or 1 or 2 => Read("Pod", $$"""{ {{Metadata($"p{n}", $$""" ,"labels":{{label}}{{Pick(random, "", Owner("ReplicaSet", "d-h1"), Owner("DaemonSet", "s"))}}""")}},"status":{"phase":"{{Pick(random, "Running", "Running", "Succeeded")}}"} }"""),
            3 => Read("ReplicaSet", $$"""{ {{Metadata("d-h1", Owner("Deployment", "d"))}},"spec":{"replicas":{{n}},"template":{"metadata":{"labels":{{label}} } } } }"""),
            4 => Read(Pick(random, "Deployment", "DaemonSet"), $$"""{ {{Metadata(Pick(random, "d", "s"))}},"spec":{"selector":{"matchLabels":{{label}} },"template":{"metadata":{"labels":{{label}} } } },"status":{"desiredNumberScheduled":{{n}} } }"""),
            5 => (StoreObjects.Policies, Policy($"n{n}", Pick(random, "{}", "{\"matchLabels\":" + label + "}", "[]"), version, ns)),
            6 => Read("Namespace", $$"""{"metadata":{"name":"{{ns}}","resourceVersion":"{{version}}","labels":{{Pick(random, label, $$"""{"kubernetes.io/metadata.name":"{{ns}}"}""")}} } }"""),
            _ => random.Next(2) == 0
                ? Read("Service", $$"""{ {{Metadata($"v{n}")}},"spec":{"selector":{{label}},"ports":[{"port":{{n + 1}} }]} }""")
                : Read(WatchedKind.All.First(k => k.AddOnPolicy == "CiliumNetworkPolicy").Kind, $$"""{ {{Metadata($"c{n}")}},"spec":{"endpointSelector":{"matchLabels":{{label}} } } }"""),
        };
    }

    private static string Owner(string kind, string name) => $$""" ,"ownerReferences":[{"apiVersion":"apps/v1","kind":"{{kind}}","name":"{{name}}","controller":true}]""";

    private static WatchedObject Policy(string name, string selector, string version, string ns = "default") => StoreObjects.Read(StoreObjects.Policies,
        $$"""{"metadata":{"name":"{{name}}","namespace":"{{ns}}","uid":"u","resourceVersion":"{{version}}"},"spec":{"podSelector":{{selector}},"policyTypes":["Ingress"]} }""");

    private static (WatchedKind, WatchedObject) Read(string kind, string json)
    {
        var watched = WatchedKind.All.First(k => k.Kind == kind);
        return (watched, StoreObjects.Read(watched, json));
    }

    private static string Pick(Random random, params string[] values) => values[random.Next(values.Length)];

    private static void RequireSame(ClusterSnapshot expected, ClusterSnapshot actual, string why)
    {
        Assert.True(expected.Pods.SequenceEqual(actual.Pods), why);
        Assert.True(expected.Controllers.SequenceEqual(actual.Controllers), why);
        Assert.True(expected.Services.SequenceEqual(actual.Services), why);
        Assert.True(expected.Policies.SequenceEqual(actual.Policies), why);
        Assert.True(expected.Namespaces.SequenceEqual(actual.Namespaces), why);
        Assert.True(expected.OtherPolicies.SequenceEqual(actual.OtherPolicies), why);
        Assert.True(expected.Workloads.SequenceEqual(actual.Workloads), why);
        Assert.True(expected.Workloads.Select(w => w.Desired).SequenceEqual(actual.Workloads.Select(w => w.Desired)), why);
        Assert.Equal(expected.Findings, actual.Findings);
        Assert.Equal((expected.Plugin, expected.DropsEndPort), (actual.Plugin, actual.DropsEndPort));
    }
}
