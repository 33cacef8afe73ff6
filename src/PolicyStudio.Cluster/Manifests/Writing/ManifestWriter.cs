using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PolicyStudio.Cluster.Manifests.Writing;

/// <summary>Writes the engine's policies as JSON and YAML, in the order of fields that people use; always in the same way.</summary>
public static class ManifestWriter
{
    /// <summary>One YAML document, ending in a line break.</summary>
    public static string Yaml(NetworkPolicy policy) => Yaml(Json(policy));

    /// <summary>Any object as one YAML document, ending in a line break.</summary>
    public static string Yaml(JsonObject document)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings().WithBestWidth(int.MaxValue));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, true));
        new YamlOutput(emitter).Write(document);
        emitter.Emit(new DocumentEnd(true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    /// <summary>The whole policy as JSON.</summary>
    public static JsonObject Json(NetworkPolicy policy) => new()
    {
        ["apiVersion"] = "networking.k8s.io/v1",
        ["kind"] = "NetworkPolicy",
        ["metadata"] = Map(("name", policy.Name), ("namespace", policy.Namespace)),
        ["spec"] = Spec(policy),
    };

    /// <summary>Its spec alone. Rules in a direction that is not isolated mean nothing, and are still what the object says: they stay.</summary>
    public static JsonObject Spec(NetworkPolicy policy) => Map(
        ("podSelector", Selector(policy.PodSelector)),
        ("policyTypes", List(policy.PolicyTypes, t => t.ToString())),
        ("ingress", List(policy.Ingress, r => Rule("from", r.From, r.Ports))),
        ("egress", List(policy.Egress, r => Rule("to", r.To, r.Ports))));

    private static JsonObject Rule(string peersField, ImmutableArray<Peer> peers, ImmutableArray<PolicyPort> ports) =>
        Map((peersField, List(peers, PeerItem)), ("ports", List(ports, Port)));

    private static JsonObject PeerItem(Peer peer) => Map(
        ("namespaceSelector", peer.NamespaceSelector is { } ns ? Selector(ns) : null),
        ("podSelector", peer.PodSelector is { } pods ? Selector(pods) : null),
        ("ipBlock", peer.IpBlock is { } block ? Map(("cidr", block.Cidr.WrittenText), ("except", List(block.Except, e => e.WrittenText))) : null));

    private static JsonObject Port(PolicyPort port) =>
        Map(("protocol", port.Protocol.Text()), ("port", port.Name is { } name ? name : port.Number), ("endPort", port.EndPort));

    private static JsonObject Selector(LabelSelector selector) => Map(
        ("matchLabels", selector.MatchLabels.Count == 0 ? null : Map([.. selector.MatchLabels.Select(l => (l.Key, (JsonNode?)l.Value))])),
        ("matchExpressions", List(selector.MatchExpressions,
            e => Map(("key", e.Key), ("operator", e.Operator.ToString()), ("values", List(e.Values, v => v))))));

    private static JsonArray? List<T>(ImmutableArray<T> items, Func<T, JsonNode> item) => items.IsEmpty ? null : new JsonArray([.. items.Select(item)]);

    // An absent field is left out; an empty mapping, as an empty selector is one, is not.
    private static JsonObject Map(params (string Key, JsonNode? Value)[] entries) =>
        new(entries.Where(e => e.Value is not null).Select(e => KeyValuePair.Create(e.Key, e.Value)));
}
