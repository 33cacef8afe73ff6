using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Plans;

/// <summary>Which pods a selector means.</summary>
/// <param name="Namespaces">Those of namespaces with such labels; null means those of one namespace.</param>
/// <param name="Pods">Those with such labels.</param>
/// <param name="Own">The namespace where there is no selector of namespaces.</param>
internal sealed record PodMatch(LabelSelector? Namespaces, LabelSelector Pods, string Own)
{
    /// <summary>Whether it can tell apart what differs in some labels only.</summary>
    public bool Reads(HashSet<string> namespaceKeys, HashSet<string> podKeys) =>
        (podKeys.Count > 0 && Pods.Keys.Any(podKeys.Contains)) || (namespaceKeys.Count > 0 && Namespaces?.Keys.Any(namespaceKeys.Contains) == true);

    /// <summary>Whether it means pods of a namespace.</summary>
    public bool Means(Namespace ns) => Namespaces is null ? ns.Name == Own : Namespaces.Matches(ns.Labels);
}
