using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.State.Exploring;

/// <summary>Links of the explorer, relative to the application's base. They are read by people: what a query may hold as it is stays as it is.</summary>
public static class ExplorerLink
{
    /// <summary>A page with the parts of its query that have a value.</summary>
    public static string Of(string page, params (string Name, string? Value)[] parts)
    {
        var query = string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Escape(p.Value!)}"));
        return query.Length == 0 ? page : $"{page}?{query}";
    }

    /// <summary>The page of a workload.</summary>
    public static string To(Workload workload) => Of("workload", ("target", TargetName.Of(workload).ToString()));

    /// <summary>The page of a policy.</summary>
    public static string ToPolicy(string ns, string name) => Of("policy", ("name", $"{ns}/{name}"));

    /// <summary>The page that shows most of an object; null where none does.</summary>
    public static string? To(ObjectReference reference, ClusterSnapshot snapshot) => reference switch
    {
        { Kind: "NetworkPolicy", Namespace: { } ns } => ToPolicy(ns, reference.Name),
        { Kind: "Namespace" } => Of("workloads", ("ns", reference.Name)),
        _ => snapshot.FindWorkload(reference) is { } workload ? To(workload) : null,
    };

    /// <summary>The studio with a workload as its target.</summary>
    public static string ToStudio(Workload workload) => new StudioAddress { Target = TargetName.Of(workload) }.ToString();

    private static string Escape(string value) => Uri.EscapeDataString(value)
        .Replace("%2F", "/", StringComparison.Ordinal).Replace("%3D", "=", StringComparison.Ordinal)
        .Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal);
}
