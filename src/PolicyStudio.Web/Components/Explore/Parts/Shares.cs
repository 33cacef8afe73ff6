using PolicyStudio.Engine.Coverage;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.Components.Explore.Parts;

/// <summary>Shares as they are written.</summary>
internal static class Shares
{
    /// <summary><c>62%</c>; what is neither nothing nor all is never written as if it were.</summary>
    public static string Percent(double share) => share switch
    {
        <= 0 => Wording.Of(ExploreTexts.Percent, 0),
        >= 1 => Wording.Of(ExploreTexts.Percent, 100),
        < 0.01 => ExploreTexts.PercentBelow,
        > 0.99 => ExploreTexts.PercentAbove,
        _ => Wording.Of(ExploreTexts.Percent, Math.Round(share * 100)),
    };

    /// <summary>What is said of pods, and how many of them are none yet: <c>8 of 8 pods, 1 judged from its template</c>.</summary>
    public static string WithTemplates(Isolation pods, string said) =>
        pods.FromTemplate == 0 ? said : Wording.Of(ExploreTexts.And, said, Wording.Count(ExploreTexts.FromTemplate, pods.FromTemplate));

    /// <summary>How many a list holds: <c>36</c>, or <c>0 of 36</c> of one that is narrowed.</summary>
    /// <param name="found">How many were found; null where all of them are listed.</param>
    /// <param name="all">How many there are.</param>
    public static string Found(int? found, int all) => found is { } some ? Wording.Of(ExploreTexts.FoundOf, Wording.Number(some), Wording.Number(all)) : Wording.Number(all);
}
