using System.Collections.Immutable;
using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Generating.Model;

namespace PolicyStudio.Benchmarks.Gates.Results;

/// <summary>The six gates over what was measured.</summary>
internal static class GateResults
{
    private const double LeastAllowed = 30;

    /// <summary>One line a gate and size.</summary>
    public static ImmutableArray<GateResult> Of(IReadOnlyList<SizeFigures> sizes) =>
    [
        .. sizes.Select(Dense), .. sizes.Where(s => s.Plain.Count > 0).Select(Plain), .. sizes.SelectMany(Reading), .. sizes.SelectMany(Deltas),
        Scaling(sizes), .. sizes.SelectMany(Checked),
    ];

    private static GateResult Dense(SizeFigures s) =>
        GateResult.AtMostOneIn($"1 {s.Size.Name}: full matrix of all port classes / filling the dense one", s.Matrix.Median, s.Dense.Median, s.Size == ClusterSize.XL ? 100 : 10);

    private static GateResult Plain(SizeFigures s) =>
        GateResult.TimesLess($"2 {s.Size.Name}: full matrix / plain evaluator (sampled, extrapolated)", s.Matrix.Median, s.Plain.Median, 1_000_000);

    private static IEnumerable<GateResult> Reading(SizeFigures s) =>
    [
        GateResult.TimesLess($"3 {s.Size.Name}: reading the list of pods / KubernetesClient's typed list, time", s.Reading.Median, s.TypedReading.Median, 10),
        GateResult.TimesLess($"3 {s.Size.Name}: reading the list of pods / KubernetesClient's typed list, retained", s.Retained.Median, s.TypedRetained.Median, 50),
    ];

    private static IEnumerable<GateResult> Deltas(SizeFigures s) =>
    [
        GateResult.TimesLess($"4 {s.Size.Name}: label switch / full matrix", s.LabelSwitch.Median, s.Matrix.Median, 1_000),
        GateResult.TimesLess($"4 {s.Size.Name}: policy edit / full matrix", s.PolicyEdit.Median, s.Matrix.Median, 100),
    ];

    private static GateResult Scaling(IReadOnlyList<SizeFigures> sizes)
    {
        const string Name = "5 XL / L: full matrix, ten times the pods and policies";
        var (l, xl) = (sizes.FirstOrDefault(s => s.Size == ClusterSize.L), sizes.FirstOrDefault(s => s.Size == ClusterSize.XL));
        if (l is null || xl is null) return new(Name, "", "at most 15 times", null);
        var ratio = xl.Matrix.Median / l.Matrix.Median;
        return new(Name, $"{ratio:#,0.#} times", "at most 15 times", ratio <= 15);
    }

    private static IEnumerable<GateResult> Checked(SizeFigures s)
    {
        var (checks, allowed) = (s.Checks, 100.0 * s.Checks.Allowed / Math.Max(1, s.Checks.Pairs));
        return
        [
            new($"6 {s.Size.Name}: pairs compared with the plain evaluator, of them allowed", $"{checks.Pairs:N0}, {allowed:0} %", $"at least {LeastAllowed:0} % allowed", allowed >= LeastAllowed),
            new($"6 {s.Size.Name}: {checks.Deltas:N0} deltas ({checks.Cells:N0} cells), {checks.Answers:N0} answers compared", $"{checks.Mismatches:N0} mismatches", "none", checks.Mismatches == 0),
        ];
    }
}
