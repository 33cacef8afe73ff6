namespace PolicyStudio.Benchmarks.Gates.Results;

/// <summary>What came of one gate.</summary>
/// <param name="Name">What is compared with what, and at which size.</param>
/// <param name="Figure">What was measured.</param>
/// <param name="Bound">What it shall be.</param>
/// <param name="Holds">Whether it is; null where it was not measured in this run.</param>
internal sealed record GateResult(string Name, string Figure, string Bound, bool? Holds)
{
    /// <summary>A side that shall take at most a part of the other.</summary>
    public static GateResult AtMostOneIn(string name, double part, double whole, double bound) =>
        new(name, $"1/{whole / part:#,0.##}", $"at most 1/{bound:N0}", whole / part >= bound);

    /// <summary>A side that shall be so many times smaller than the other.</summary>
    public static GateResult TimesLess(string name, double small, double large, double bound) =>
        new(name, $"{large / small:#,0.##} times", $"at least {bound:N0} times", large / small >= bound);

    /// <summary>One line.</summary>
    public override string ToString() =>
        $"{Name,-78} {Figure,18}   {Bound,-26} {(Holds switch { true => "holds", false => "FALLS SHORT", null => "not measured" })}";
}
