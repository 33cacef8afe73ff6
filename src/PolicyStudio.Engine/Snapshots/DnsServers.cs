using System.Collections.Immutable;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>Tells the pods that answer the cluster's DNS from others.</summary>
public static class DnsServers
{
    /// <summary>The port that clients ask.</summary>
    public const int Port = 53;

    /// <summary>Where the cluster's DNS usually is.</summary>
    public static ImmutableArray<string> Namespaces { get; } = ["kube-system", "openshift-dns"];

    /// <summary>The pods behind a Service for port 53; failing that, pods of kube-system that bear the usual labels. With the port they listen on.</summary>
    /// <param name="items">Pods, or groups of pods, of <see cref="Namespaces"/>.</param>
    /// <param name="representative">A pod of an item.</param>
    /// <param name="services">The Services in front of an item.</param>
    public static IReadOnlyList<(T Pods, int Port)> Among<T>(IReadOnlyCollection<T> items, Func<T, Pod> representative, Func<T, IEnumerable<Service>> services)
    {
        var behindServices = (from item in items
                              from service in services(item)
                              from port in service.Ports
                              where port.Number == Port
                              select (item, port.TargetOn(representative(item)) ?? Port)).Distinct().ToList();
        return behindServices.Count > 0 ? behindServices : [.. items.Where(i => IsByLabels(representative(i))).Select(i => (i, Port))];
    }

    private static bool IsByLabels(Pod pod) => pod.Namespace == "kube-system"
        && (pod.Labels["k8s-app"] is "kube-dns" or "coredns" || pod.Labels.Has("app.kubernetes.io/name", "coredns"));
}
