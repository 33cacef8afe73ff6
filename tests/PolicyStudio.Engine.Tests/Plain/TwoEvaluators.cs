using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Engine.Tests.Plain;

/// <summary>Asks engine and judge the same questions about one cluster.</summary>
internal static class TwoEvaluators
{
    // The pods' addresses and others that lie beside them in the same blocks or in none.
    private static readonly string[] Outside = ["10.0.0.1", "10.0.1.5", "8.8.8.8", "2001:db8:1::9"];
    private static readonly int[] Ports = [1, 53, 80, 81, 82, 65535];

    /// <summary>The first question on which the two disagree in so many random clusters, or null.</summary>
    public static string? FirstDisagreement(int clusters) =>
        Enumerable.Range(0, clusters).Select(seed => Disagreement(new RandomCluster(seed).Make(), new())).FirstOrDefault(d => d is not null);

    /// <summary>The first question on which the two disagree, or null.</summary>
    public static string? Disagreement(JsonObject cluster, Statistics statistics)
    {
        var json = cluster.ToJsonString();
        var content = ManifestReader.Read("random.json", json, DocumentLimits.Disk);
        if (!content.Errors.IsEmpty) return "the reader refuses a valid cluster: " + string.Join("; ", content.Errors);
        var plain = PlainCluster.Read(json);
        var engine = new ReachabilityEngine(content.Snapshot);
        var pods = plain.Pods.ToDictionary(p => $"{p.Namespace}/{p.Name}");
        var ends = engine.Workloads.SelectMany(w => w.Pods.Where(p => !p.IsFromTemplate).Select(p => (Group: (Endpoint)w, Single: (Endpoint)new PodEndpoint(p), Plain: (PlainPod?)pods[$"{p.Namespace}/{p.Name}"], Address: "")))
            .Concat(Outside.Select(a => (Group: (Endpoint)GroupOf(engine, a), Single: (Endpoint)Address(a), Plain: (PlainPod?)null, Address: a))).ToList();
        if (engine.Workloads.Select(w => w.Id).Distinct().Count() != engine.Workloads.Length) return "two groups bear one id";
        foreach (var from in ends)
            foreach (var to in ends)
            {
                if (from.Plain is null && to.Plain is null) continue;
                var same = from.Plain is not null && from.Plain == to.Plain;
                foreach (var protocol in ProtocolText.All)
                    foreach (var port in Ports)
                    {
                        var expected = PlainEvaluator.Allows(plain, from.Plain, from.Address, to.Plain, to.Address, protocol.Text(), port);
                        var question = $"{from.Single} to {to.Single} on {protocol.Text()} {port}: the judge says {expected}";
                        var asked = Connectivity.Of(protocol, port);
                        if (engine.Connect(from.Single, to.Single).Contains(protocol, port) != expected) return question + ", Connect does not";
                        var verdict = engine.Judge(from.Single, to.Single, asked);
                        if (verdict.Open.IsEmpty == expected) return question + ", Judge does not";
                        // A group's verdict is that of each of its pods towards every pod but itself.
                        if (!same && engine.Connect(from.Group, to.Group).Contains(protocol, port) != expected) return question + ", their groups do not";
                        statistics.Count(verdict, expected);
                    }
            }
        return null;
    }

    private static AddressEndpoint Address(string text) => IpAddress.TryParse(text, out var a) ? new AddressEndpoint(a, a) : throw new ArgumentException(text);

    private static AddressEndpoint GroupOf(ReachabilityEngine engine, string text)
    {
        Assert.True(IpAddress.TryParse(text, out var a));
        return engine.Outside.Single(o => o.First.IsV6 == a.IsV6 && o.First.CompareTo(a) <= 0 && a.CompareTo(o.Last) <= 0);
    }
}

/// <summary>How much of what was asked says something: a run in which everything is denied would prove little.</summary>
internal sealed class Statistics
{
    public int Questions { get; private set; }

    public int Allowed { get; private set; }

    public int Isolated { get; private set; }

    public int AllowedByRule { get; private set; }

    public void Count(Verdict verdict, bool allowed)
    {
        Questions++;
        if (allowed) Allowed++;
        if (verdict.Egress.IsIsolated || verdict.Ingress.IsIsolated) Isolated++;
        if (allowed && (verdict.Egress.IsIsolated || verdict.Ingress.IsIsolated)) AllowedByRule++;
    }
}
