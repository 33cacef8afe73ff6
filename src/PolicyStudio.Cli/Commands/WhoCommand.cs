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
        var source = new SourceCommand();
        var to = new Option<string>("--to") { Description = "the target: ns/name, or ns/name[Kind]", Required = true };
        var port = new Option<string>("--port") { Description = "a number, or a port's name; without it allowed means that any port is open" };
        var protocol = new Option<string>("--protocol") { Description = "TCP, UDP or SCTP; TCP with --port" };
        var command = new Command("who", "Who reaches the target: allowed, denied and undecidable sources with the reason of each") { source.Namespaces, source.Format, to, port, protocol };
        return source.On(command, (parsed, snapshot, output) =>
        {
            var target = WorkloadName.Find(snapshot, parsed.GetRequiredValue(to));
            var asked = PortQuery.Parse(parsed.GetValue(port), parsed.GetValue(protocol), target);
            var namespaces = parsed.GetValue(source.Namespaces) ?? [];
            var edges = new ReachabilityEngine(snapshot).WhoReaches(target.Reference, asked).Edges
                .Where(e => namespaces.Length == 0 || (e.Source is WorkloadEndpoint w && namespaces.Contains(w.Workload.Namespace)))
                .OrderBy(e => e.Source.Id, StringComparer.Ordinal).ThenBy(e => e.Destination.Id, StringComparer.Ordinal).ToList();
            output.Write(parsed.GetValue(source.Format) == "json"
                ? JsonText.Of(new JsonWho(target.Id, [.. edges.Select(Json)]))
                : string.Concat(edges.Select(e => $"{Word(e.Verdict),-12} {e.Source.Id}  {VerdictText.Reason(e.Verdict)}\n")));
            return ExitStatus.Done;
        });
    }

    private static JsonSource Json(ReachabilityEdge edge) => new(
        edge.Source.Id, Word(edge.Verdict), JsonPort.Of(edge.Verdict.Open), VerdictText.Reason(edge.Verdict),
        [.. Decisions(edge.Verdict.Egress).Concat(Decisions(edge.Verdict.Ingress))]);

    // The rules that admit; on a side that denies, the policies that isolate it, with no rule and no peer.
    private static IEnumerable<JsonDecision> Decisions(DirectionVerdict side)
    {
        var direction = side.Direction.ToString().ToLowerInvariant();
        return side.IsIsolated && side.Open.IsEmpty
            ? side.NetworkPolicy.IsolatedBy.Select(p => new JsonDecision(direction, $"{p.Namespace}/{p.Name}", null, null))
            : side.NetworkPolicy.AllowedBy.Select(m => new JsonDecision(direction, $"{m.Policy.Namespace}/{m.Policy.Name}", m.Rule, m.Peer));
    }

    private static string Word(Verdict verdict) => verdict.Outcome.ToString().ToLowerInvariant();
}
