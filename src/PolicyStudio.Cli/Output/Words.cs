using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Output;

/// <summary>The contract's words for outcomes and changes.</summary>
internal static class Words
{
    public static string Word(this Outcome outcome) => outcome.ToString().ToLowerInvariant();

    public static string Word(this ConnectivityChange change) => change.Before.IsEmpty ? "added" : change.After.IsEmpty ? "removed" : "changed";
}
