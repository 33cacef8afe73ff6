namespace PolicyStudio.Engine.Coverage;

/// <summary>How many of some pods are isolated in one direction.</summary>
/// <param name="Isolated">Selected by a policy of that direction.</param>
/// <param name="Open">Selected by none, so that every connection is admitted.</param>
/// <param name="Undecidable">On their node's network, where most plugins do not apply policies.</param>
public readonly record struct Isolation(int Isolated, int Open, int Undecidable)
{
    /// <summary>How many of them no live pod is: each stands for the pods that a template would make.</summary>
    public int FromTemplate { get; init; }

    /// <summary>All of them.</summary>
    public int Total => Isolated + Open + Undecidable;

    /// <summary>Whether every one is isolated; nothing is not.</summary>
    public bool IsComplete => Isolated > 0 && Open == 0 && Undecidable == 0;

    /// <summary>The isolated part, from 0 to 1; 0 of nothing.</summary>
    public double Share => Total == 0 ? 0 : (double)Isolated / Total;

    /// <summary>Both taken together.</summary>
    public static Isolation operator +(Isolation a, Isolation b) => a.Add(b);

    /// <summary>Both taken together.</summary>
    public Isolation Add(Isolation other) => new(Isolated + other.Isolated, Open + other.Open, Undecidable + other.Undecidable)
    {
        FromTemplate = FromTemplate + other.FromTemplate,
    };
}
