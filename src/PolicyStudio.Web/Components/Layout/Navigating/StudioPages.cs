namespace PolicyStudio.Web.Components.Layout.Navigating;

/// <summary>The pages that one goes to from anywhere.</summary>
internal static class StudioPages
{
    /// <summary>Their addresses and names.</summary>
    public static IReadOnlyList<(string Address, string Name)> All { get; } =
    [
        ("studio", "Studio"), ("overview", "Overview"), ("namespaces", "Namespaces"), ("workloads", "Workloads"), ("policies", "Policies"), ("drafts", "Drafts"), ("audit", "Audit log"),
    ];

    /// <summary>The page that an address relative to the base belongs to, or null for one that stands for itself.</summary>
    public static string? Of(string relative) => relative.Split('/', '?', '#')[0] switch
    {
        "" or "studio" => "studio",
        "workload" => "workloads",
        "policy" => "policies",
        "findings" => "overview",
        var first => All.Select(p => p.Address).FirstOrDefault(a => a == first),
    };

    /// <summary>Whether the header holds the studio's question, which leaves less room.</summary>
    public static bool HasQuestion(string relative) => relative.Split('?', '#')[0] is "" or "studio";
}
