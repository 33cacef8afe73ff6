using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.Components.Studio.Sources;

/// <summary>A verdict's sign, word and class: colour is never the only sign.</summary>
internal static class VerdictWords
{
    private const int Named = 3;

    public static string Sign(Outcome outcome) => outcome switch { Outcome.Allowed => "✓", Outcome.Denied => "✕", _ => "?" };

    public static string Word(Outcome outcome) => outcome switch { Outcome.Allowed => SourcesTexts.Allowed, Outcome.Denied => SourcesTexts.Denied, _ => SourcesTexts.Undecidable };

    public static string Class(Outcome outcome) => outcome switch { Outcome.Allowed => "allow", Outcome.Denied => "deny", _ => "unsure" };

    /// <summary>What the draft does, or null when the verdict stays.</summary>
    public static string? Change(EdgeChange change) => change switch
    {
        EdgeChange.NewlyAllowed => SourcesTexts.NewlyAllowed,
        EdgeChange.NewlyDenied => SourcesTexts.NewlyDenied,
        EdgeChange.NewlyUndecidable => SourcesTexts.NewlyUndecidable,
        _ => null,
    };

    /// <summary>
    /// What a verdict hangs on: <c>CiliumNetworkPolicy db/locked may override</c>, <c>NetworkPolicy db/office may admit it once orders has an address</c>.
    /// </summary>
    public static string Conditions(Verdict verdict)
    {
        var overrides = verdict.Overrides.IsEmpty ? [] : new[] { Wording.Of(SourcesTexts.MayOverride, Names([.. verdict.Overrides.Select(o => o.Reference)])) };
        var waits = verdict.Waits.GroupBy(w => w.Endpoint.Id)
            .Select(e => Wording.Of(SourcesTexts.MayAdmit, Names([.. e.Select(w => w.Policy)]), SourceNames.Short(e.First().Endpoint)));
        return overrides.Concat(waits).Aggregate((one, other) => Wording.Of(SourcesTexts.AndConditions, one, other));
    }

    private static string Names(IReadOnlyCollection<ObjectReference> policies)
    {
        var names = string.Join(", ", policies.Take(Named));
        return policies.Count > Named ? Wording.Of(SourcesTexts.AndMore, names, policies.Count - Named) : names;
    }
}
