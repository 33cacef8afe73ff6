using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Reading.OtherPolicies;

/// <summary>The policies of the network policy API working group: AdminNetworkPolicy, BaselineAdminNetworkPolicy, ClusterNetworkPolicy.</summary>
internal static class AdminReach
{
    public static PolicyReach Of(Field root)
    {
        var spec = root["spec"];
        return new(
            PolicyReach.DirectionsOf(spec["ingress"].Items().Any(), spec["egress"].Items().Any()), [Subject(spec["subject"])],
            spec["tier"].Text() == "Baseline");
    }

    private static OtherPolicySubject Subject(Field subject)
    {
        subject.OnlyKnows("namespaces", "pods");
        var (namespaces, pods) = (subject["namespaces"], subject["pods"]);
        if (namespaces.IsPresent == pods.IsPresent) subject.Error("has one of namespaces and pods");
        if (!pods.IsPresent) return new(PolicyReach.Selector(namespaces), LabelSelector.Everything);
        pods.OnlyKnows("namespaceSelector", "podSelector");
        return new(PolicyReach.Selector(pods["namespaceSelector"]), PolicyReach.Selector(pods["podSelector"]));
    }
}
