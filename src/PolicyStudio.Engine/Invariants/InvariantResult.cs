using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Engine.Invariants;

/// <summary>Whether an invariant holds, and what breaks it.</summary>
/// <param name="Invariant">The invariant.</param>
/// <param name="Offenders">The connections that break it, allowed or undecidable, ordered by source and destination; none means that it holds.</param>
/// <param name="Protected">How many pods it protects.</param>
/// <param name="UnknownPorts">Names among its ports that no protected pod has.</param>
public sealed record InvariantResult(Invariant Invariant, ImmutableArray<Verdict> Offenders, int Protected, ImmutableArray<PolicyPort> UnknownPorts)
{
    /// <summary>The rule of a broken invariant.</summary>
    public const string Broken = "invariant-broken";

    /// <summary>The rule of an invariant that protects no pod.</summary>
    public const string SelectsNothing = "invariant-selects-nothing";

    /// <summary>The rule of an invariant about a port that nobody has.</summary>
    public const string UnknownPort = "invariant-unknown-port";

    /// <summary>Whether nothing breaks it.</summary>
    public bool Holds => Offenders.IsEmpty;

    /// <summary>What a person should know: that it is broken, or that it holds for want of something to protect.</summary>
    public IEnumerable<Finding> Findings
    {
        get
        {
            if (!Holds)
                yield return new(Broken, FindingLevel.Error, null,
                    $"{Invariant.Name} is broken by {Connections(Offenders.Length)}: {string.Join("; ", Offenders.Take(3).Select(Text))}{(Offenders.Length > 3 ? $"; and {Offenders.Length - 3} more" : "")}");
            if (Protected == 0)
                yield return new(SelectsNothing, FindingLevel.Warning, null, $"{Invariant.Name} protects nothing: no pod matches its 'to'");
            foreach (var port in UnknownPorts)
                yield return new(UnknownPort, FindingLevel.Warning, null, $"{Invariant.Name} is about {port}, a port that no protected pod has");
        }
    }

    private static string Text(Verdict offender) =>
        $"{offender.Source} => {offender.Destination} {(offender.Outcome == Outcome.Undecidable ? "is undecidable" : $"on {offender.Open}")}";

    private static string Connections(int count) => count == 1 ? "1 connection" : $"{count} connections";
}
