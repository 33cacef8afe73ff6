using PolicyStudio.Cli.Output.Json;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cli.Reports;

/// <summary>The findings of two sources: new ones first, then those of both, then those that are gone.</summary>
/// <param name="All">Each with its side: <c>after</c>, <c>both</c> or <c>before</c>.</param>
internal sealed record SidedFindings(IReadOnlyList<(string Side, ReportedFinding Finding)> All)
{
    /// <summary>Lays two lists side by side; of both sides are those with the same words about the same object.</summary>
    public static SidedFindings Of(IReadOnlyList<ReportedFinding> before, IReadOnlyList<ReportedFinding> after)
    {
        var (was, willBe) = (before.Select(Key).ToHashSet(), after.Select(Key).ToHashSet());
        return new([
            .. after.Where(f => !was.Contains(Key(f))).Select(f => ("after", f)),
            .. after.Where(f => was.Contains(Key(f))).Select(f => ("both", f)),
            .. before.Where(f => !willBe.Contains(Key(f))).Select(f => ("before", f)),
        ]);
    }

    /// <summary>As JSON.</summary>
    public IReadOnlyList<JsonSidedFinding> Json => [.. All.Select(f => JsonSidedFinding.Of(f.Side, JsonFinding.Of(f.Finding)))];

    private static (string, ObjectReference?, string) Key(ReportedFinding f) => (f.Finding.Rule, f.Finding.Object, f.Finding.Message);
}
