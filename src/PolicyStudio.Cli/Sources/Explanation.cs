using System.Collections.Immutable;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Remedies;

namespace PolicyStudio.Cli.Sources;

/// <summary>A verdict and, for a denial, what would admit it.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Remedies">The smallest changes, the best first.</param>
internal sealed record Explanation(Verdict Verdict, ImmutableArray<Remedy> Remedies)
{
    public static Explanation Of(Verdict verdict) => new(verdict, RemedyFinder.Find(verdict));
}
