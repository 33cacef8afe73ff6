using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Plugins;

/// <summary>A network plugin, and the label by which its pods on the nodes are known.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Key">The label's key.</param>
/// <param name="Value">The label's value.</param>
/// <param name="Dialect">What it makes of NetworkPolicies where it runs alone.</param>
/// <param name="IsUnderlay">Whether it connects pods and leaves policies to another plugin that runs above it.</param>
internal sealed record NetworkPlugin(string Name, string Key, string Value, PluginDialect Dialect, bool IsUnderlay = false)
{
    /// <summary>All that are recognised. Those without a dialect of their own are generic.</summary>
    public static ImmutableArray<NetworkPlugin> All { get; } =
    [
        new("Cilium", "k8s-app", "cilium", PluginDialect.Cilium),
        new("Calico", "k8s-app", "calico-node", PluginDialect.Calico),
        // Calico's policies over flannel's network.
        new("Calico", "k8s-app", "canal", PluginDialect.Calico),
        new("kube-router", "k8s-app", "kube-router", PluginDialect.KubeRouter),
        new("Antrea", "component", "antrea-agent", PluginDialect.Antrea),
        new("OVN-Kubernetes", "app", "ovnkube-node", PluginDialect.OvnKubernetes),
        new("flannel", "k8s-app", "flannel", PluginDialect.None, IsUnderlay: true),
        new("flannel", "app", "flannel", PluginDialect.None, IsUnderlay: true),
        new("Amazon VPC CNI", "k8s-app", "aws-node", PluginDialect.Generic, IsUnderlay: true),
        new("Azure NPM", "k8s-app", "azure-npm", PluginDialect.Generic),
        new("kindnet", "k8s-app", "kindnet", PluginDialect.Generic),
        new("kindnet", "app", "kindnet", PluginDialect.Generic),
        new("Weave Net", "name", "weave-net", PluginDialect.Generic),
        new("OpenShift SDN", "app", "sdn", PluginDialect.Generic),
    ];

    // Anybody may put such a label on a pod of his own; here only those who run the cluster can.
    private static readonly ImmutableHashSet<string> Namespaces =
    [
        "kube-system", "cilium", "cilium-system", "calico-system", "kube-flannel", "kube-router", "antrea-system", "ovn-kubernetes",
        "openshift-ovn-kubernetes", "openshift-sdn",
    ];

    /// <summary>The plugin to which pods with these labels belong, or null.</summary>
    public static NetworkPlugin? Of(string ns, LabelSet labels) =>
        Namespaces.Contains(ns) ? All.FirstOrDefault(p => labels.Has(p.Key, p.Value)) : null;
}
