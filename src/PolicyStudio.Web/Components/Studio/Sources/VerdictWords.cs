using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Web.Components.Studio.Sources;

/// <summary>A verdict's sign, word and class: colour is never the only sign.</summary>
internal static class VerdictWords
{
    public static string Sign(Outcome outcome) => outcome switch { Outcome.Allowed => "✓", Outcome.Denied => "✕", _ => "?" };

    public static string Word(Outcome outcome) => outcome switch { Outcome.Allowed => "allowed", Outcome.Denied => "denied", _ => "undecidable" };

    public static string Class(Outcome outcome) => outcome switch { Outcome.Allowed => "allow", Outcome.Denied => "deny", _ => "unsure" };

    /// <summary>What the draft does, or null when the verdict stays.</summary>
    public static string? Change(EdgeChange change) => change switch
    {
        EdgeChange.NewlyAllowed => "newly allowed",
        EdgeChange.NewlyDenied => "newly denied",
        EdgeChange.NewlyUndecidable => "newly undecidable",
        _ => null,
    };
}
