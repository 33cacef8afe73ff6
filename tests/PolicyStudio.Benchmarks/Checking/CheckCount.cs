namespace PolicyStudio.Benchmarks.Checking;

/// <summary>What has been compared, and how often the two sides differed.</summary>
internal sealed class CheckCount
{
    private const int Shown = 5;

    /// <summary>Pairs compared with the plain evaluator, each on every port class.</summary>
    public int Pairs { get; private set; }

    /// <summary>Those of them that the plain evaluator allows on some port.</summary>
    public int Allowed { get; private set; }

    /// <summary>Deltas compared with a full recomputation.</summary>
    public int Deltas { get; private set; }

    /// <summary>Cells of matrices compared for that.</summary>
    public long Cells { get; private set; }

    /// <summary>Answers to questions (who reaches, explain) compared with the matrix.</summary>
    public int Answers { get; private set; }

    /// <summary>How often the two sides differed.</summary>
    public int Mismatches { get; private set; }

    /// <summary>The first differences, in words.</summary>
    public List<string> Words { get; } = [];

    public void AddPair(bool allowed) => (Pairs, Allowed) = (Pairs + 1, Allowed + (allowed ? 1 : 0));

    public void AddDelta() => Deltas++;

    public void AddCell() => Cells++;

    public void AddAnswer() => Answers++;

    public void Mismatch(string words)
    {
        if (Mismatches++ < Shown) Words.Add(words);
    }
}
