using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Reading.OtherPolicies;

/// <summary>Cilium's policies: a spec, several specs, or both in one object.</summary>
internal static class CiliumReach
{
    public static PolicyReach Of(Field root, bool isNamespaced)
    {
        var specs = root["specs"].Items().ToList();
        if (root["spec"].IsPresent) specs.Add(root["spec"]);
        if (specs.Count == 0) return PolicyReach.Anything;
        var all = specs.Select(s => OfSpec(s, isNamespaced)).ToList();
        return new([.. all.SelectMany(r => r.Directions).Distinct().Order()], [.. all.SelectMany(r => r.Subjects).Distinct()]);
    }

    private static PolicyReach OfSpec(Field spec, bool isNamespaced)
    {
        bool Has(string direction) =>
            spec[direction].IsPresent || spec[$"{direction}Deny"].IsPresent || spec["enableDefaultDeny"][direction].Flag() == true;
        return new(PolicyReach.DirectionsOf(Has("ingress"), Has("egress")), Subjects(spec, isNamespaced));
    }

    private static ImmutableArray<OtherPolicySubject> Subjects(Field spec, bool isNamespaced)
    {
        // Of nodes, not of pods.
        if (spec["nodeSelector"].IsPresent && !spec["endpointSelector"].IsPresent) return [];
        if (!spec["endpointSelector"].IsPresent) return [PolicyReach.Everyone];
        return CiliumSelector.Read(PolicyReach.Selector(spec["endpointSelector"]), isNamespaced) is { } subject ? [subject] : [];
    }
}
