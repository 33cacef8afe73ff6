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

    /// <summary>Says which of the names no source has: a mistyped one would leave nothing to show, and pass for an all-clear.</summary>
    public void WarnOfUnknown(CommandRun run, params ReadOnlySpan<LoadedSource> sources)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in sources) known.UnionWith(source.Snapshot.Namespaces.Select(n => n.Name));
        run.Warn(names.Where(n => !known.Contains(n)).Select(n => $"there is no namespace {n}; there are: {string.Join(", ", known.Order(StringComparer.Ordinal).Take(12))}{(known.Count > 12 ? $" and {known.Count - 12} more" : "")}"));
    }

    /// <summary>The findings that are about an object that is shown, or about no single one.</summary>
    public IReadOnlyList<ReportedFinding> Of(IEnumerable<ReportedFinding> findings) =>
        [.. findings.Where(f => names.Length == 0 || f.Finding.Object is not { } o || names.Contains(o.Kind == "Namespace" ? o.Name : o.Namespace))];
}
