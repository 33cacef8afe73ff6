namespace PolicyStudio.Web.Components.Layout.Navigating;

/// <summary>The pages that one goes to from anywhere.</summary>
internal static class StudioPages
{
    /// <summary>Their addresses, their names in the language of the calling flow, and the letters that lead to them after G.</summary>
    public static IReadOnlyList<(string Address, string Name, string Key)> All =>
    [
        ("studio", LayoutTexts.PageStudio, "S"), ("overview", LayoutTexts.PageOverview, "O"), ("namespaces", LayoutTexts.PageNamespaces, "N"), ("workloads", LayoutTexts.PageWorkloads, "W"),
        ("policies", LayoutTexts.PagePolicies, "P"), ("drafts", LayoutTexts.PageDrafts, "D"), ("audit", LayoutTexts.PageAudit, "A"),
    ];

    /// <summary>The page that an address relative to the base belongs to, or null for one that stands for itself.</summary>
    public static string? Of(string relative) => relative.Split('/', '?', '#')[0] switch
    {
        "" or "studio" => "studio",
        "workload" => "workloads",
        "policy" or "edit" => "policies",
        "findings" => "overview",
        var first => All.Select(p => p.Address).FirstOrDefault(a => a == first),
    };

    /// <summary>Whether the header holds the studio's question, which leaves less room.</summary>
    public static bool HasQuestion(string relative) => relative.Split('?', '#')[0] is "" or "studio";
}
