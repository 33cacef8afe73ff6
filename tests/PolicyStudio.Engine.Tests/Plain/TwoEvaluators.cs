using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Tests.Plain;

/// <summary>Asks engine and judge the same questions about one cluster.</summary>
internal static class TwoEvaluators
{
    // The pods' addresses and others that lie beside them in the same blocks or in none.
    private static readonly string[] Outside = ["10.0.0.1", "10.0.1.5", "8.8.8.8", "2001:db8:1::9"];
    private static readonly int[] Ports = [1, 53, 80, 81, 82, 65535];

    /// <summary>The network plugin that a seed's cluster runs: mostly one that compares addresses, sometimes one that answers differently.</summary>
    public static PluginDialect PluginOf(int seed) => (seed % 16) switch { 3 => PluginDialect.Cilium, 7 => PluginDialect.None, _ => PluginDialect.Generic };

    /// <summary>The first question on which the two disagree in so many random clusters, or null.</summary>
    public static string? FirstDisagreement(int clusters) =>
        Enumerable.Range(0, clusters).Select(seed => Find(new RandomCluster(seed).Make(), PluginOf(seed), new())).FirstOrDefault(d => d is not null)?.ToString();

    /// <summary>The first question on which the two disagree, or null.</summary>
    public static Disagreement? Find(JsonObject cluster, PluginDialect plugin, Statistics statistics)
    {
        var json = cluster.ToJsonString();
        var content = ManifestReader.Read("random.json", json, DocumentLimits.Disk);
        if (!content.Errors.IsEmpty) return new("the reader refuses a valid cluster: " + string.Join("; ", content.Errors));
        var plain = PlainCluster.Read(json, plugin.Name);
        var engine = new ReachabilityEngine(content.Snapshot.In(plugin));
        if (engine.Workloads.Select(w => w.Id).Distinct().Count() != engine.Workloads.Length) return new("two groups bear one id");
        var ends = Ends(engine, plain);
        var anywhere = engine.Outside.Select(r => r.First.ToString()).ToList();
        foreach (var from in ends)
            foreach (var to in ends)
                if ((from.Plain is not null || to.Plain is not null) && Find(engine, plain, anywhere, from, to, statistics) is { } found) return found;
        return null;
    }

    private static Disagreement? Find(ReachabilityEngine engine, PlainCluster plain, List<string> anywhere, End from, End to, Statistics statistics)
    {
        var same = from.Plain is not null && from.Plain == to.Plain;
        // The pods that a template would make reach each other or not; they are no single pod.
        if (same && from.Plain!.IsTemplate) return null;
        var (allowed, isolated, namedPort, ipv6, waits) = (false, false, false, false, false);
        // Who has no address yet may come to have any.
        var (laterFrom, laterTo) = (from.At(anywhere), to.At(anywhere));
        foreach (var protocol in ProtocolText.All)
            foreach (var port in Ports)
            {
                var expected = Ask(plain, from, to, protocol, port);
                Disagreement Wrong(string who) => Disagreement.Of(who, from.Single, to.Single, protocol, port, expected);
                if (engine.Connect(from.Single, to.Single).Contains(protocol, port) != expected) return Wrong("Connect");
                var verdict = engine.Judge(from.Single, to.Single, Connectivity.Of(protocol, port));
                var nodes = engine.Snapshot.Plugin.TreatsHostNetworkAsNode && (IsNode(from) || IsNode(to));
                // What is open to a node is open to any pod; the rest is open or in doubt.
                if (!same && nodes ? verdict.Outcome == Outcome.Denied : verdict.Open.IsEmpty == expected) return Wrong("Judge");
                if (!same && engine.Snapshot.Plugin == PluginDialect.Generic && (verdict.Outcome == Outcome.Undecidable) != (IsNode(from) || IsNode(to))) return Wrong("the outcome");
                // A group's verdict is that of each of its pods towards every pod but itself.
                if (!same && engine.Connect(from.Group, to.Group).Contains(protocol, port) != expected) return Wrong("its group");
                var opensLater = !expected && Ask(plain, laterFrom, laterTo, protocol, port);
                if (!same && !nodes && !verdict.Waits.IsEmpty != opensLater) return Wrong("what an address may open");
                waits |= opensLater;
                isolated |= verdict.Egress.IsIsolated || verdict.Ingress.IsIsolated;
                if (!expected) continue;
                allowed = true;
                namedPort = namedPort || !Ask(plain with { WithoutNamedPorts = true }, from, to, protocol, port);
                ipv6 = ipv6 || !Ask(plain with { WithoutIpv6Blocks = true }, from, to, protocol, port);
            }
        statistics.Count(ProtocolText.All.Count * Ports.Length, allowed, isolated, namedPort, from.Address.Contains(':', StringComparison.Ordinal) || to.Address.Contains(':', StringComparison.Ordinal), ipv6, waits);
        return null;
    }

    private static bool Ask(PlainCluster plain, End from, End to, Protocol protocol, int port) =>
        PlainEvaluator.Allows(plain, from.Plain, from.Address, to.Plain, to.Address, protocol.Text(), port);

    private static bool IsNode(End end) => end.Plain is { HostNetwork: true };

    // Every pod, four addresses, and the first and last address of one of the ranges that the engine cuts.
    private static List<End> Ends(ReachabilityEngine engine, PlainCluster plain)
    {
        var pods = plain.Pods.ToDictionary(p => $"{p.Namespace}/{p.Name}/{p.IsTemplate}");
        var range = engine.Outside[plain.Policies.Count % engine.Outside.Length];
        return [.. engine.Workloads.SelectMany(w => w.Pods.Where(p => !p.IsFromTemplate || w.Workload.Name == "idle")
                .Select(p => new End(w, new PodEndpoint(p), pods[$"{p.Namespace}/{p.Name}/{p.IsFromTemplate}"], ""))),
            .. Outside.Append(range.First.ToString()).Append(range.Last.ToString()).Distinct().Select(a => new End(GroupOf(engine, a), Address(a), null, a))];
    }

    private static AddressEndpoint Address(string text) => IpAddress.TryParse(text, out var a) ? new AddressEndpoint(a, a) : throw new ArgumentException(text);

    private static AddressEndpoint GroupOf(ReachabilityEngine engine, string text)
    {
        Assert.True(IpAddress.TryParse(text, out var a));
        return engine.Outside.Single(o => o.First.IsV6 == a.IsV6 && o.First.CompareTo(a) <= 0 && a.CompareTo(o.Last) <= 0);
    }

    private sealed record End(Endpoint Group, Endpoint Single, PlainPod? Plain, string Address)
    {
        public End At(List<string> addresses) => Plain is { Addresses: [] } pod ? this with { Plain = pod with { Addresses = addresses } } : this;
    }
}
