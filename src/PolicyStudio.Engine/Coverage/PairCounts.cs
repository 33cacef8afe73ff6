namespace PolicyStudio.Engine.Coverage;

/// <summary>How many ordered pairs of different workloads have an open port.</summary>
/// <param name="Total">All pairs.</param>
/// <param name="Open">Pairs with at least one port that policies leave open.</param>
/// <param name="Undecidable">Pairs of which policies alone do not say.</param>
public readonly record struct PairCounts(long Total, long Open, long Undecidable)
{
    /// <summary>Pairs without an open port.</summary>
    public long Closed => Total - Open - Undecidable;

    /// <summary>The open part, from 0 to 1; 0 of nothing.</summary>
    public double Share => Total == 0 ? 0 : (double)Open / Total;

    /// <summary>Both taken together.</summary>
    public static PairCounts operator +(PairCounts a, PairCounts b) => a.Add(b);

    /// <summary>Both taken together.</summary>
    public PairCounts Add(PairCounts other) => new(Total + other.Total, Open + other.Open, Undecidable + other.Undecidable);
}
