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

    /// <summary>What a verdict hangs on: <c>CiliumNetworkPolicy db/locked may override</c>.</summary>
    public static string Overrides(Verdict verdict)
    {
        var names = string.Join(", ", verdict.Overrides.Take(Named).Select(o => o.Reference));
        return Wording.Of(SourcesTexts.MayOverride, verdict.Overrides.Length > Named ? Wording.Of(SourcesTexts.AndMore, names, verdict.Overrides.Length - Named) : names);
    }
}
