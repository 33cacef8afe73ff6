using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Web.State.Exploring;

/// <summary>Findings by level.</summary>
/// <param name="Errors">Errors.</param>
/// <param name="Warnings">Warnings.</param>
/// <param name="Notes">What is worth knowing.</param>
public readonly record struct FindingCounts(int Errors, int Warnings, int Notes)
{
    /// <summary>All of them.</summary>
    public int Total => Errors + Warnings + Notes;

    /// <summary>A number by which the worse is the greater.</summary>
    public long Weight => (Errors * 1_000_000L) + (Warnings * 1_000L) + Notes;

    /// <summary>Counts findings.</summary>
    public static FindingCounts Of(IEnumerable<Finding> findings)
    {
        var counts = new int[3];
        foreach (var finding in findings) counts[(int)finding.Level]++;
        return new(counts[(int)FindingLevel.Error], counts[(int)FindingLevel.Warning], counts[(int)FindingLevel.Info]);
    }

    /// <summary>Both taken together.</summary>
    public static FindingCounts operator +(FindingCounts a, FindingCounts b) => a.Add(b);

    /// <summary>Both taken together.</summary>
    public FindingCounts Add(FindingCounts other) => new(Errors + other.Errors, Warnings + other.Warnings, Notes + other.Notes);
}
