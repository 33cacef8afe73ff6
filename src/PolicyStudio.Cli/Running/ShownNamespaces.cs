using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Running;

/// <summary>The filter of <c>--namespace</c>: everything when none is named.</summary>
internal sealed class ShownNamespaces(string[] names)
{
    /// <summary>Whether one end of a connection lies in a namespace that is shown.</summary>
    public bool Shows(Endpoint endpoint) => names.Length == 0 || endpoint switch
    {
        WorkloadEndpoint w => names.Contains(w.Workload.Namespace),
        PodEndpoint p => names.Contains(p.Pod.Namespace),
        _ => false,
    };

    /// <summary>The findings that are about an object that is shown, or about no single one.</summary>
    public IReadOnlyList<ReportedFinding> Of(IEnumerable<ReportedFinding> findings) =>
        [.. findings.Where(f => names.Length == 0 || f.Finding.Object is not { } o || names.Contains(o.Kind == "Namespace" ? o.Name : o.Namespace))];
}
