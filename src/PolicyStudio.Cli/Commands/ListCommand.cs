using System.CommandLine;
using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Output.Json;
using PolicyStudio.Cli.Reports;
using PolicyStudio.Cli.Running;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>list SOURCE</c>: every allowed connection between workloads, and between them and address ranges.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var (sources, namespaces, format) = (SourceOptions.One(), SharedOptions.Namespaces(), SharedOptions.Format("text", "json", "csv", "md", "dot"));
        var per = SharedOptions.Per();
        var command = new Command("list", "Every allowed connection between workloads, and between them and address ranges") { per, namespaces, format };
        sources.AddTo(command);
        return command.Answers(format, async run =>
        {
            var source = await sources.LoadAsync(run);
            var engine = new ReachabilityEngine(source.Snapshot);
            var shown = new ShownNamespaces(run.Parsed.GetRequiredValue(namespaces));
            shown.WarnOfUnknown(run, source);
            // Of a large cluster they are too many to be held: each is written as it is found.
            var connections = engine.Connections(Ends.Of(engine, run.Parsed.GetValue(per) == "pod"), run.Cancellation).Where(c => shown.Shows(c.Source) || shown.Shows(c.Destination));
            var findings = shown.Of(source.Findings.Concat(source.Located(HostNetworkFindings.Of(source.Snapshot))));
            return new Answer
            {
                Text = () => connections.Select(c => $"{c.Source} => {c.Destination} : {c.Open}"),
                Json = () => new JsonList(connections.Select(JsonConnection.Of), JsonFinding.Of(findings)),
                Rows = () => new(["source", "destination", "ports"],
                    connections.Select(c => new Cell[] { Cell.Code(c.Source.Id), Cell.Code(c.Destination.Id), c.Open.ToString() })),
                Edges = () => connections.Select(c => new GraphEdge(c.Source.Id, c.Destination.Id, c.Open.ToString())),
                Findings = findings,
            };
        });
    }
}
