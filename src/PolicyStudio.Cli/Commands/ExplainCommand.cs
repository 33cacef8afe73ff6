using System.CommandLine;
using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Output.Json;
using PolicyStudio.Cli.Reports;
using PolicyStudio.Cli.Running;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>explain SOURCE --from A --to B</c>: one verdict with every policy, rule and peer behind it.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var (sources, format) = (SourceOptions.One(), SharedOptions.Format("text", "json", "md"));
        var from = SharedOptions.Workload("--from", "The source: ns/name, ns/name[Kind], an IP or a CIDR");
        var to = SharedOptions.Workload("--to", "The destination: ns/name, ns/name[Kind], an IP or a CIDR");
        var (port, protocol) = (SharedOptions.Port(), SharedOptions.Protocol());
        var command = new Command("explain", "One verdict with every policy, rule and peer behind it") { from, to, port, protocol, format };
        sources.AddTo(command);
        return command.Answers(format, async run =>
        {
            var source = await sources.LoadAsync(run);
            var engine = new ReachabilityEngine(source.Snapshot);
            var (froms, targets) = (EndpointName.Find(engine, run.Parsed.GetRequiredValue(from)), EndpointName.Find(engine, run.Parsed.GetRequiredValue(to)));
            if (froms[0] is AddressEndpoint && targets[0] is AddressEndpoint)
                throw new BadInputException("--from and --to are both addresses; no policy speaks about that");
            var asked = PortQuery.Split(run.Parsed.GetValue(port), run.Parsed.GetValue(protocol), targets);
            var explanations = froms.SelectMany(s => asked.Select(t => Explanation.Of(engine.Judge(s, t.Target, t.Asked)))).ToList();
            return new Answer
            {
                Text = () => ExplanationText.Lines(explanations),
                Json = () => explanations.Select(JsonExplanation.Of).ToArray(),
                Markdown = () => ExplanationText.Markdown(explanations),
            };
        });
    }
}
