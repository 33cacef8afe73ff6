using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Reading.OtherPolicies;

/// <summary>Antrea's policies: what they apply to stands in the spec, or in each of their rules.</summary>
internal static class AntreaReach
{
    public static PolicyReach Of(Field root)
    {
        var spec = root["spec"];
        var (ingress, egress) = (spec["ingress"].Items().ToList(), spec["egress"].Items().ToList());
        var applied = spec["appliedTo"].Items().Concat(ingress.Concat(egress).SelectMany(r => r["appliedTo"].Items())).ToList();
        if (applied.Count == 0) spec.Error("applies to nothing");
        return new(
            PolicyReach.DirectionsOf(ingress.Count > 0, egress.Count > 0), [.. applied.Select(Subject).OfType<OtherPolicySubject>().Distinct()],
            string.Equals(spec["tier"].Text(), "baseline", StringComparison.OrdinalIgnoreCase));
    }

    private static OtherPolicySubject? Subject(Field applied)
    {
        var keys = applied.Node is MappingNode mapping ? mapping.Entries.Select(e => e.Key).ToList() : [];
        if (keys is ["nodeSelector"] or ["externalEntitySelector"]) return null;
        // A group, a Service or a service account, whose members are not known here.
        if (keys.Count == 0 || keys.Except(["podSelector", "namespaceSelector"]).Any()) return PolicyReach.Everyone;
        LabelSelector? Selector(Field field) => field.IsPresent ? PolicyReach.Selector(field) : null;
        return new(Selector(applied["namespaceSelector"]), Selector(applied["podSelector"]) ?? LabelSelector.Everything);
    }
}
