using System.Net;
using System.Text.Json;

namespace PolicyStudio.Engine.Tests.Plain;

/// <summary>The judge: the plainest loops over policies, rules, peers and ports that follow the API's documentation word for word.</summary>
internal static class PlainEvaluator
{
    /// <summary>Whether one side may connect to the other; a side is a pod, or an address when the pod is null.</summary>
    public static bool Allows(PlainCluster cluster, PlainPod? from, string fromAddress, PlainPod? to, string toAddress, string protocol, int port)
    {
        if (cluster.Plugin == "none") return true;
        if (from is not null && to is not null && from.Namespace == to.Namespace && from.Name == to.Name) return true;
        return Side(cluster, "Egress", "egress", "to", from, to, toAddress, to, protocol, port)
            && Side(cluster, "Ingress", "ingress", "from", to, from, fromAddress, to, protocol, port);
    }

    private static bool Side(
        PlainCluster cluster, string type, string rules, string peers, PlainPod? subject, PlainPod? other, string otherAddress,
        PlainPod? destination, string protocol, int port)
    {
        if (subject is null) return true;
        var isolated = false;
        foreach (var policy in cluster.Policies)
        {
            var ns = PlainCluster.Text(policy.GetProperty("metadata"), "namespace") ?? "default";
            var spec = policy.GetProperty("spec");
            if (ns != subject.Namespace || !Types(spec).Contains(type)) continue;
            if (spec.TryGetProperty("podSelector", out var selector) && !Matches(selector, subject.Labels)) continue;
            isolated = true;
            foreach (var rule in Items(spec, rules))
                if (PeerMatches(cluster, ns, Items(rule, peers), other, otherAddress) && PortMatches(cluster, Items(rule, "ports"), destination, protocol, port))
                    return true;
        }
        return !isolated;
    }

    private static List<string> Types(JsonElement spec)
    {
        var types = Items(spec, "policyTypes").Select(t => t.GetString()!).ToList();
        if (types.Count > 0) return types;
        return Items(spec, "egress").Count > 0 ? ["Ingress", "Egress"] : ["Ingress"];
    }

    private static bool PeerMatches(PlainCluster cluster, string ns, List<JsonElement> peers, PlainPod? pod, string address)
    {
        if (peers.Count == 0) return true;
        foreach (var peer in peers)
        {
            if (peer.TryGetProperty("ipBlock", out var block))
            {
                var addresses = pod is null ? [address] : cluster.Plugin == "cilium" ? [] : pod.Addresses;
                if (cluster.WithoutIpv6Blocks && block.GetProperty("cidr").GetString()!.Contains(':', StringComparison.Ordinal)) continue;
                if (addresses.Any(a => In(block.GetProperty("cidr").GetString()!, a) && !Items(block, "except").Any(e => In(e.GetString()!, a)))) return true;
                continue;
            }
            if (pod is null) continue;
            var inNamespace = peer.TryGetProperty("namespaceSelector", out var nsSelector)
                ? Matches(nsSelector, cluster.LabelsOfNamespace(pod.Namespace))
                : pod.Namespace == ns;
            if (inNamespace && (!peer.TryGetProperty("podSelector", out var podSelector) || Matches(podSelector, pod.Labels))) return true;
        }
        return false;
    }

    private static bool PortMatches(PlainCluster cluster, List<JsonElement> ports, PlainPod? destination, string protocol, int port)
    {
        if (ports.Count == 0) return true;
        foreach (var item in ports)
        {
            var wanted = PlainCluster.Text(item, "protocol") ?? "TCP";
            if (wanted != protocol) continue;
            if (!item.TryGetProperty("port", out var given)) return true;
            if (given.ValueKind == JsonValueKind.String)
            {
                if (!cluster.WithoutNamedPorts && destination is not null && destination.Ports.Any(p => p.Name == given.GetString() && p.Protocol == wanted && p.Number == port)) return true;
                continue;
            }
            var first = given.GetInt32();
            var last = item.TryGetProperty("endPort", out var end) ? end.GetInt32() : first;
            if (first <= port && port <= last) return true;
        }
        return false;
    }

    private static bool Matches(JsonElement selector, Dictionary<string, string> labels)
    {
        if (selector.TryGetProperty("matchLabels", out var pairs))
            foreach (var pair in pairs.EnumerateObject())
                if (!labels.TryGetValue(pair.Name, out var value) || value != pair.Value.GetString()) return false;
        foreach (var expression in Items(selector, "matchExpressions"))
        {
            var present = labels.TryGetValue(expression.GetProperty("key").GetString()!, out var value);
            var listed = Items(expression, "values").Any(v => v.GetString() == value);
            var holds = expression.GetProperty("operator").GetString() switch
            {
                "In" => present && listed,
                "NotIn" => !present || !listed,
                "Exists" => present,
                _ => !present,
            };
            if (!holds) return false;
        }
        return true;
    }

    // Bit by bit over the bytes of both addresses.
    private static bool In(string cidr, string address)
    {
        var parts = cidr.Split('/');
        var (network, candidate) = (IPAddress.Parse(parts[0]).GetAddressBytes(), IPAddress.Parse(address).GetAddressBytes());
        if (network.Length != candidate.Length) return false;
        for (var bit = 0; bit < int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture); bit++)
            if (((network[bit / 8] ^ candidate[bit / 8]) >> (7 - (bit % 8)) & 1) != 0) return false;
        return true;
    }

    private static List<JsonElement> Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
}
