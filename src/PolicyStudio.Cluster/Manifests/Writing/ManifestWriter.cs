using System.Collections.Immutable;
using System.Globalization;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PolicyStudio.Cluster.Manifests.Writing;

/// <summary>Writes the engine's policies as YAML, in the order of fields that people use; always in the same way.</summary>
public static class ManifestWriter
{
    /// <summary>One document, ending in a line break.</summary>
    public static string Yaml(NetworkPolicy policy)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings().WithBestWidth(int.MaxValue));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, true));
        new YamlOutput(emitter).Write(Tree(policy));
        emitter.Emit(new DocumentEnd(true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    /// <summary>The policy as nested dictionaries (ordered), lists, strings, ints: what YAML and JSON are written from.</summary>
    public static IReadOnlyList<KeyValuePair<string, object>> Tree(NetworkPolicy policy) =>
    [
        new("apiVersion", "networking.k8s.io/v1"),
        new("kind", "NetworkPolicy"),
        new("metadata", Map(("name", policy.Name), ("namespace", policy.Namespace))),
        new("spec", Spec(policy)),
    ];

    /// <summary>The spec alone.</summary>
    public static IReadOnlyList<KeyValuePair<string, object>> Spec(NetworkPolicy policy) => Map(
        ("podSelector", Selector(policy.PodSelector)),
        ("policyTypes", policy.PolicyTypes.Select(t => (object)t.ToString()).ToList()),
        ("ingress", policy.Isolates(PolicyType.Ingress) && !policy.Ingress.IsEmpty ? policy.Ingress.Select(r => (object)Rule("from", r.From, r.Ports)).ToList() : null),
        ("egress", policy.Isolates(PolicyType.Egress) && !policy.Egress.IsEmpty ? policy.Egress.Select(r => (object)Rule("to", r.To, r.Ports)).ToList() : null));

    private static List<KeyValuePair<string, object>> Rule(string peersField, ImmutableArray<Peer> peers, ImmutableArray<PolicyPort> ports) => Map(
        (peersField, peers.IsEmpty ? null : peers.Select(p => (object)PeerItem(p)).ToList()),
        ("ports", ports.IsEmpty ? null : ports.Select(p => (object)Port(p)).ToList()));

    private static List<KeyValuePair<string, object>> PeerItem(Peer peer) => Map(
        ("namespaceSelector", peer.NamespaceSelector is { } ns ? Selector(ns) : null),
        ("podSelector", peer.PodSelector is { } pods ? Selector(pods) : null),
        ("ipBlock", peer.IpBlock is { } block
            ? Map(("cidr", block.Cidr.ToString()), ("except", block.Except.IsEmpty ? null : block.Except.Select(e => (object)e.ToString()).ToList()))
            : null));

    private static List<KeyValuePair<string, object>> Port(PolicyPort port) =>
        Map(("protocol", port.Protocol.Text()), ("port", (object?)port.Name ?? port.Number), ("endPort", port.EndPort));

    private static List<KeyValuePair<string, object>> Selector(LabelSelector selector) => Map(
        ("matchLabels", selector.MatchLabels.Count == 0 ? null : selector.MatchLabels.Select(l => KeyValuePair.Create(l.Key, (object)l.Value)).ToList()),
        ("matchExpressions", selector.MatchExpressions.IsEmpty ? null : selector.MatchExpressions.Select(e => (object)Map(
            ("key", e.Key), ("operator", e.Operator.ToString()),
            ("values", e.Values.IsEmpty ? null : e.Values.Select(v => (object)v).ToList()))).ToList()));

    // An absent field is left out; an empty mapping, as an empty selector is one, is not.
    private static List<KeyValuePair<string, object>> Map(params (string Key, object? Value)[] entries) =>
        [.. entries.Where(e => e.Value is not null).Select(e => KeyValuePair.Create(e.Key, e.Value!))];
}
