using System.CommandLine;
using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Output.Json;
using PolicyStudio.Cli.Reports;
using PolicyStudio.Cli.Running;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>diff BEFORE AFTER</c>: connections added, removed and changed between two sources.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var (sources, namespaces, format) = (SourceOptions.Two(), SharedOptions.Namespaces(), SharedOptions.Format("text", "json", "csv", "md", "dot", "sarif"));
        var per = SharedOptions.Per();
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit with 1 where anything differs" };
        var command = new Command("diff", "Connections added, removed and changed between two sources") { exitCode, per, namespaces, format };
        sources.AddTo(command);
        return command.Answers(format, async run =>
        {
            var (before, after) = await sources.LoadBothAsync(run);
            var (was, willBe) = ReachabilityEngine.Alike(before.Snapshot, after.Snapshot);
            var perPod = run.Parsed.GetValue(per) == "pod";
            var shown = new ShownNamespaces(run.Parsed.GetRequiredValue(namespaces));
            shown.WarnOfUnknown(run, before, after);
            var changes = ConnectionDiff.Between(was.Connections(Ends.Of(was, perPod), run.Cancellation), willBe.Connections(Ends.Of(willBe, perPod), run.Cancellation))
                .Where(c => shown.Shows(c.Source) || shown.Shows(c.Destination)).ToList();
            var findings = SidedFindings.Of(shown.Of(DiffFindings.Of(before, run.Cancellation)), shown.Of(DiffFindings.Of(after, run.Cancellation)));
            return new Answer
            {
                Text = () => changes.Count == 0 ? ["no connection differs"] : changes.Select(Line),
                Json = () => new JsonDiff([.. changes.Select(JsonChange.Of)], findings.Json),
                Rows = () => new(["type", "source", "destination", "before", "after"], changes.Select(c => new Cell[]
                {
                    c.Word(), Cell.Code(c.Source.Id), Cell.Code(c.Destination.Id), c.Before.ToString(), c.After.ToString(),
                })),
                Markdown = () => new DiffComment(before, after, changes, findings).Text(),
                Edges = () => changes.Select(Edge),
                Sarif = () => DiffSarif.Of(changes, findings, after),
                Findings = [.. findings.All.Select(f => f.Finding)],
                Status = run.Parsed.GetValue(exitCode) && changes.Count > 0 ? ExitStatus.Objection : ExitStatus.Done,
            };
        });
    }

    private static string Line(ConnectivityChange change) => change.Word() switch
    {
        "added" => $"+ {change.Source} => {change.Destination} : {change.After}",
        "removed" => $"- {change.Source} => {change.Destination} : {change.Before}",
        _ => $"~ {change.Source} => {change.Destination} : {change.Before} -> {change.After}",
    };

    private static GraphEdge Edge(ConnectivityChange change)
    {
        var (sign, ports, style) = change.Word() switch
        {
            "added" => ("+", change.After.ToString(), "color=darkgreen"),
            "removed" => ("-", change.Before.ToString(), "color=firebrick, style=dashed"),
            _ => ("~", $"{change.Before} -> {change.After}", "color=darkorange"),
        };
        return new(change.Source.Id, change.Destination.Id, $"{sign} {ports}", style);
    }
}
