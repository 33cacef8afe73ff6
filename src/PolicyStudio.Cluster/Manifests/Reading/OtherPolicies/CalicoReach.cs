using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Cluster.Manifests.Reading.OtherPolicies.CalicoSelectors;

namespace PolicyStudio.Cluster.Manifests.Reading.OtherPolicies;

/// <summary>Calico's policies. Their selectors are expressions; the service account selector is left out, which can only match more.</summary>
internal static class CalicoReach
{
    public static PolicyReach Of(Field root)
    {
        var spec = root["spec"];
        var (types, egress) = (spec["types"].Items().Select(t => t.Text()).ToList(), spec["egress"].Items().Any());
        if (types.Any(t => t is not ("Ingress" or "Egress"))) spec["types"].Error("has a type that is not known");
        // As Calico fills it in: Ingress unless there are egress rules alone.
        var (isIngress, isEgress) = types.Count > 0 ? (types.Contains("Ingress"), types.Contains("Egress")) : (!egress || spec["ingress"].Items().Any(), egress);
        var pods = Alternatives(spec["selector"], CalicoKeys.OfPods);
        var namespaces = Alternatives(spec["namespaceSelector"], CalicoKeys.OfNamespaces);
        return new(PolicyReach.DirectionsOf(isIngress, isEgress), [.. CalicoAlternatives.Both(pods, namespaces).Select(c => c.ToSubject())]);
    }

    private static CalicoAlternatives Alternatives(Field selector, CalicoKeys keys)
    {
        if (selector.Text() is not { } text || string.IsNullOrWhiteSpace(text)) return CalicoAlternatives.Anything;
        if (CalicoParser.Parse(text) is { } expression) return CalicoAlternatives.Of(expression, keys);
        selector.Error("is not an expression that is known");
        return CalicoAlternatives.Anything;
    }
}
