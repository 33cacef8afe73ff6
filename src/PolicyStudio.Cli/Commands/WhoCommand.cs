using System.CommandLine;
using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>who SOURCE --to WORKLOAD</c>: who reaches the target, with the reason of each.</summary>
internal static class WhoCommand
{
    public static Command Create()
    {
        var (source, overlays, namespaces) = (SharedOptions.Source(), SharedOptions.Overlays(), SharedOptions.Namespaces());
        var (to, port, protocol, format) = (SharedOptions.Target(), SharedOptions.Port(), SharedOptions.Protocol(), SharedOptions.Format("text", "json"));
        return new Command("who", "Who reaches the target: allowed, denied and undecidable sources with the reason of each")
            { source, overlays, namespaces, format, to, port, protocol }
            .Runs((parsed, output) =>
            {
                var engine = new ReachabilityEngine(parsed.Read(source, overlays));
                var target = WorkloadName.Find(engine.Snapshot, parsed.GetRequiredValue(to));
                var asked = PortQuery.Parse(parsed.GetValue(port), parsed.GetValue(protocol), engine.Workloads.Where(w => w.Workload.Reference == target.Reference));
                var shown = new ShownNamespaces(parsed.GetRequiredValue(namespaces));
                var verdicts = engine.WhoReaches(target.Reference, asked).Edges.Where(e => shown.Shows(e.Source)).Select(e => e.Verdict)
                    .OrderBy(v => v.Source.Id, StringComparer.Ordinal).ThenBy(v => v.Destination.Id, StringComparer.Ordinal).ToList();
                output.Write(parsed.GetValue(format) == "json"
                    ? JsonText.Of(new JsonWho(target.Id, [.. verdicts.Select(JsonSource.Of)]))
                    : string.Concat(verdicts.Select(v => $"{v.Outcome.Word(),-12} {v.Source.Id}  {VerdictText.Reason(v)}\n")));
                return ExitStatus.Done;
            });
    }
}
