using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Output.Json;

internal sealed record JsonDiff(IReadOnlyList<JsonChange> Changes, IReadOnlyList<JsonSidedFinding> Findings);

internal sealed record JsonChange(string Type, string Source, string Destination, IReadOnlyList<JsonPort> Before, IReadOnlyList<JsonPort> After)
{
    public static JsonChange Of(ConnectivityChange c) =>
        new(c.Word(), c.Source.Id, c.Destination.Id, JsonPort.Of(c.Before), JsonPort.Of(c.After));
}

/// <summary>A finding of one side, or of <c>both</c>.</summary>
internal sealed record JsonSidedFinding(string Side, string Rule, string Level, string? Object, string Message, string? Path, string? File, int? Line)
{
    public static JsonSidedFinding Of(string side, JsonFinding f) => new(side, f.Rule, f.Level, f.Object, f.Message, f.Path, f.File, f.Line);
}
