using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Output.Json;

/// <summary>The contract's words for outcomes, changes and levels.</summary>
internal static class Words
{
    public static string Word(this Outcome outcome) => outcome.ToString().ToLowerInvariant();

    public static string Word(this FindingLevel level) => level.ToString().ToLowerInvariant();

    public static string Word(this ConnectivityChange change) => change.Before.IsEmpty ? "added" : change.After.IsEmpty ? "removed" : "changed";
}
