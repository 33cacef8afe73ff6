using PolicyStudio.Cluster.Manifests.Reading.Fields;
namespace PolicyStudio.Cluster.Manifests.Reading;

/// <summary>Knows the fields of a NetworkPolicy that people put a level too high or low, and what other kinds call them.</summary>
internal static class Misplaced
{
    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["matchLabels"] = "it belongs below podSelector or namespaceSelector, indented further than those",
        ["matchExpressions"] = "it belongs below podSelector or namespaceSelector, indented further than those",
        ["from"] = "it belongs into a rule of ingress; egress has to",
        ["to"] = "it belongs into a rule of egress; ingress has from",
        ["ports"] = "it belongs into a rule, beside from or to",
        ["cidr"] = "it belongs below ipBlock",
        ["except"] = "it belongs below ipBlock",
        ["podSelector"] = "it belongs to the spec, or into an item of from or to",
        ["namespaceSelector"] = "it belongs into an item of from or to",
        ["ipBlock"] = "it belongs into an item of from or to",
        ["ingress"] = "it belongs to the spec",
        ["egress"] = "it belongs to the spec",
        ["policyTypes"] = "it belongs to the spec",
    };

    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["labels"] = "matchLabels",
        ["number"] = "port",
        ["targetPort"] = "port",
        ["containerPort"] = "port",
        ["source"] = "from",
        ["destination"] = "to",
        ["inbound"] = "ingress",
        ["outbound"] = "egress",
        ["types"] = "policyTypes",
        ["op"] = "operator",
        ["exclude"] = "except",
    };

    /// <summary>The way out, beginning with punctuation, or null when the name is none of those.</summary>
    public static string? Hint(string key, ReadOnlySpan<string> known)
    {
        if (Places.TryGetValue(key, out var place)) return "; " + place;
        if (OtherNames.TryGetValue(key, out var name) && known.Contains(name)) return $", did you mean {name}?";
        return known.Contains("matchLabels") && NearestName.IsFarFrom(key, known) ? "; labels stand below matchLabels" : null;
    }
}
