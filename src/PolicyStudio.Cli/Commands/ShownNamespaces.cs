using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Commands;

/// <summary>The filter of <c>--namespace</c>: everything when none is named.</summary>
internal sealed class ShownNamespaces(string[] names)
{
    public bool Shows(Endpoint endpoint) => names.Length == 0 || endpoint switch
    {
        WorkloadEndpoint w => names.Contains(w.Workload.Namespace),
        PodEndpoint p => names.Contains(p.Pod.Namespace),
        _ => false,
    };
}
