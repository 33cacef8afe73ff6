using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Auditing;

namespace PolicyStudio.Web.State.Auditing;

/// <summary>What a link to the audit log asks. Whatever is absent does not narrow it.</summary>
/// <param name="Text">Words of the reason, the author or the steps.</param>
/// <param name="Namespace">A namespace that it touches.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Before">Entries older than this number.</param>
public sealed record AuditAddress(string? Text, string? Namespace, ApplyOutcome? Outcome, long? Before)
{
    /// <summary>Entries on one page.</summary>
    public const int PageSize = 50;

    /// <summary>Reads the parts of a query; what cannot be read counts as absent.</summary>
    public static AuditAddress Parse(string? text, string? ns, string? outcome, string? before) => new(
        Given(text), Given(ns), Enum.TryParse<ApplyOutcome>(outcome, out var ended) && Enum.IsDefined(ended) ? ended : null,
        long.TryParse(before, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null);

    /// <summary>Whether anything narrows it.</summary>
    public bool IsNarrowed => Text is not null || Namespace is not null || Outcome is not null;

    /// <summary>The question to the log. One entry more than a page has tells whether there are older ones.</summary>
    public AuditQuery Query => new() { Text = Text, Namespace = Namespace, Outcome = Outcome, Before = Before, Take = PageSize + 1 };

    /// <summary>The link, relative to the application's base.</summary>
    public override string ToString()
    {
        (string Name, string? Value)[] parts = [("q", Text), ("ns", Namespace), ("outcome", Outcome?.ToString()), ("before", Before?.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? "audit" : $"audit?{query}";
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
