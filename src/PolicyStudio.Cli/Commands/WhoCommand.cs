using System.CommandLine;
using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Output.Json;
using PolicyStudio.Cli.Running;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>who SOURCE --to WORKLOAD</c>: who reaches the target, with the reason of each.</summary>
internal static class WhoCommand
{
    public static Command Create()
    {
        var (sources, namespaces, format) = (SourceOptions.One(), SharedOptions.Namespaces(), SharedOptions.Format("text", "json", "csv", "md", "dot"));
        var (to, port, protocol) = (SharedOptions.Workload("--to", "The target: ns/name, ns/name[Kind], an IP or a CIDR"), SharedOptions.Port(), SharedOptions.Protocol());
        var per = SharedOptions.Per();
        var command = new Command("who", "Who reaches the target: allowed, denied and undecidable sources with the reason of each") { to, port, protocol, per, namespaces, format };
        sources.AddTo(command);
        return command.Answers(format, async run =>
        {
            var loaded = await sources.LoadAsync(run);
            var engine = new ReachabilityEngine(loaded.Snapshot);
            var perPod = run.Parsed.GetValue(per) == "pod";
            var targets = EndpointName.Find(engine, run.Parsed.GetRequiredValue(to));
            var asked = PortQuery.Split(run.Parsed.GetValue(port), run.Parsed.GetValue(protocol), targets);
            var shown = new ShownNamespaces(run.Parsed.GetRequiredValue(namespaces));
            shown.WarnOfUnknown(run, loaded);
            var pairs = (from source in Ends.Of(engine, perPod)
                         where shown.Shows(source)
                         from part in asked
                         from destination in Ends.Of([part.Target], perPod)
                         where ReachabilityEngine.CanConnect(source, destination)
                         select (Source: source, Destination: destination, part.Asked))
                .OrderBy(p => p.Source.Id, StringComparer.Ordinal).ThenBy(p => p.Destination.Id, StringComparer.Ordinal).ToList();
            // With its reasons each is a whole tree: it is put together when it is written, and then let go.
            var verdicts = pairs.Select(p => engine.Judge(p.Source, p.Destination, p.Asked));
            var target = targets[0] is WorkloadEndpoint w ? w.Workload.Id : run.Parsed.GetRequiredValue(to);
            var findings = shown.Of(loaded.Findings);
            var isOne = pairs.Select(p => p.Destination.Id).Distinct().Count() <= 1;
            return new Answer
            {
                Text = () => verdicts.Select(v => $"{v.Outcome.Word(),-12} {v.Source.Id}{(isOne ? "" : $" => {v.Destination.Id}")}  {VerdictText.Reason(v)}"),
                Json = () => new JsonWho(target, verdicts.Select(JsonSource.Of), JsonFinding.Of(findings)),
                Rows = () => new(["verdict", "source", "destination", "ports", "reason"], verdicts.Select(v => new Cell[]
                {
                    v.Outcome.Word(), Cell.Code(v.Source.Id), Cell.Code(v.Destination.Id), v.Open.ToString(), VerdictText.Reason(v),
                })),
                Edges = () => verdicts.Select(v => new GraphEdge(v.Source.Id, v.Destination.Id, v.Outcome.Word(), Style(v.Outcome))),
                Findings = findings,
            };
        });
    }

    // As the studio draws it: solid, dashed, dotted.
    private static string Style(Outcome outcome) => outcome switch { Outcome.Allowed => "", Outcome.Denied => "style=dashed", _ => "style=dotted" };
}
