using System.CommandLine;
using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>explain SOURCE --from A --to B</c>: one verdict with every policy, rule and peer behind it.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var (source, overlays, format) = (SharedOptions.Source(), SharedOptions.Overlays(), SharedOptions.Format("text", "json"));
        var from = new Option<string>("--from") { Description = "the source: ns/name, ns/name[Kind], an IP or a CIDR", Required = true };
        var to = new Option<string>("--to") { Description = "the destination: ns/name, ns/name[Kind], an IP or a CIDR", Required = true };
        var (port, protocol) = (SharedOptions.Port(), SharedOptions.Protocol());
        return new Command("explain", "One verdict with every policy, rule and peer behind it") { source, overlays, format, from, to, port, protocol }
            .Runs((parsed, output) =>
            {
                var engine = new ReachabilityEngine(parsed.Read(source, overlays));
                var (sources, targets) = (EndpointName.Find(engine, parsed.GetRequiredValue(from)), EndpointName.Find(engine, parsed.GetRequiredValue(to)));
                if (sources[0] is AddressEndpoint && targets[0] is AddressEndpoint)
                    throw new BadInputException("--from and --to are both addresses; no policy speaks about that");
                var asked = PortQuery.Parse(parsed.GetValue(port), parsed.GetValue(protocol), targets);
                var verdicts = sources.SelectMany(s => targets.Select(t => engine.Judge(s, t, asked))).ToList();
                output.Write(parsed.GetValue(format) == "json"
                    ? JsonText.Of(verdicts.Select(JsonExplanation.Of))
                    : string.Join("\n", verdicts.Select(ExplanationText.Of)));
                return ExitStatus.Done;
            });
    }
}
