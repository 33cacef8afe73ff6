using System.CommandLine;
using PolicyStudio.Cli.Output;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>list SOURCE</c>: every allowed connection between workloads, and between them and address ranges.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var source = new SourceCommand();
        var per = new Option<string>("--per") { Description = "what a line is about", DefaultValueFactory = _ => "workload" };
        per.AcceptOnlyFromAmong("workload", "pod");
        var command = new Command("list", "Every allowed connection between workloads, and between them and address ranges") { source.Namespaces, source.Format, per };
        return source.On(command, (parsed, snapshot, output) =>
        {
            var connections = Connections(snapshot, parsed.GetValue(per) == "pod", parsed.GetValue(source.Namespaces) ?? []);
            var findings = snapshot.Findings.Concat(HostNetworkFindings(snapshot)).ToList();
            output.Write(parsed.GetValue(source.Format) == "json" ? JsonText.Of(new JsonList(connections, JsonFinding.Of(findings))) : Text(connections, findings));
            return ExitStatus.Done;
        });
    }

    private static List<JsonConnection> Connections(ClusterSnapshot snapshot, bool perPod, string[] namespaces)
    {
        var engine = new ReachabilityEngine(snapshot);
        IEnumerable<Endpoint> pods = perPod ? engine.Workloads.SelectMany(w => w.Pods).Select(p => new PodEndpoint(p)) : engine.Workloads;
        var all = pods.Concat(engine.Outside).ToList();
        var shown = from source in all
                    from target in all
                    where source.Id != target.Id && (source is not AddressEndpoint || target is not AddressEndpoint)
                    where namespaces.Length == 0 || namespaces.Contains(NamespaceOf(source)) || namespaces.Contains(NamespaceOf(target))
                    let open = engine.Connect(source, target)
                    where !open.IsEmpty
                    select new JsonConnection(source.Id, target.Id, open.IsAll, open.IsAll ? [] : JsonPort.Of(open));
        return [.. shown.OrderBy(c => c.Source, StringComparer.Ordinal).ThenBy(c => c.Destination, StringComparer.Ordinal)];
    }

    private static string? NamespaceOf(Endpoint endpoint) => endpoint switch
    {
        WorkloadEndpoint w => w.Workload.Namespace,
        PodEndpoint p => p.Pod.Namespace,
        _ => null,
    };

    private static IEnumerable<Finding> HostNetworkFindings(ClusterSnapshot snapshot) =>
        from workload in snapshot.Workloads
        where workload.Pods.Any(p => p.HostNetwork)
        select new Finding("host-network", FindingLevel.Info, workload.Reference,
            $"{workload.Reference} uses its node's network; it is listed as an ordinary pod, while most plugins do not apply policies to it");

    private static string Text(List<JsonConnection> connections, List<Finding> findings) =>
        string.Concat(connections.Select(c => $"{c.Source} => {c.Destination} : {(c.All ? "all ports" : string.Join(", ", c.Ports.Select(Ports)))}\n"))
        + string.Concat(findings.Select(f => $"{f.Level.ToString().ToLowerInvariant()}: {f.Rule}: {f.Message}\n"));

    private static string Ports(JsonPort p) => p.Port == p.EndPort ? $"{p.Protocol} {p.Port}" : $"{p.Protocol} {p.Port}-{p.EndPort}";
}
