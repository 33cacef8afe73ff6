using System.Collections.Immutable;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>
/// What the network plugin makes of the questions that the API leaves open. <see cref="Generic"/> is used where the plugin is not known:
/// what it does not know makes a verdict undecidable.
/// </summary>
public sealed record PluginDialect
{
    private PluginDialect(string name) => Name = name;

    /// <summary>Any plugin that implements the API as most do.</summary>
    public static PluginDialect Generic { get; } = new("generic");

    /// <summary>Calico.</summary>
    public static PluginDialect Calico { get; } = new("calico") { TreatsHostNetworkAsNode = true };

    /// <summary>Cilium with its defaults: an ipBlock matches neither pods nor nodes, and policies are checked for every packet.</summary>
    public static PluginDialect Cilium { get; } = new("cilium") { TreatsHostNetworkAsNode = true, MatchesPodsByAddress = false, CutsEstablished = true };

    /// <summary>kube-router.</summary>
    public static PluginDialect KubeRouter { get; } = new("kube-router") { TreatsHostNetworkAsNode = true };

    /// <summary>Antrea.</summary>
    public static PluginDialect Antrea { get; } = new("antrea") { TreatsHostNetworkAsNode = true };

    /// <summary>OVN-Kubernetes.</summary>
    public static PluginDialect OvnKubernetes { get; } = new("ovn-kubernetes") { TreatsHostNetworkAsNode = true, CutsEstablished = true };

    /// <summary>A plugin without policies, such as plain flannel: every connection is possible whatever the objects say.</summary>
    public static PluginDialect None { get; } = new("none") { Enforces = false };

    /// <summary>All of them, the default first.</summary>
    public static ImmutableArray<PluginDialect> All { get; } = [Generic, Calico, Cilium, KubeRouter, Antrea, OvnKubernetes, None];

    /// <summary>Its name on the command line and in the studio, in lower case.</summary>
    public string Name { get; }

    /// <summary>Whether anything acts on NetworkPolicy objects at all.</summary>
    public bool Enforces { get; private init; } = true;

    /// <summary>Whether an ipBlock matches a pod that has one of its addresses.</summary>
    public bool MatchesPodsByAddress { get; private init; } = true;

    /// <summary>
    /// Whether a hostNetwork pod is known to be its node to policies: none selects it, no selector matches it. False is not known.
    /// </summary>
    public bool TreatsHostNetworkAsNode { get; private init; }

    /// <summary>Whether a denial is known to cut connections that are established; false is that they may outlive it.</summary>
    public bool CutsEstablished { get; private init; }

    /// <summary>The dialect of that name, or null.</summary>
    public static PluginDialect? Find(string name) => All.FirstOrDefault(d => d.Name == name);

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
