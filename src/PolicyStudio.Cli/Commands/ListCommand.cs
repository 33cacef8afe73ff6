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
        var (source, overlays, namespaces) = (SharedOptions.Source(), SharedOptions.Overlays(), SharedOptions.Namespaces());
        var format = SharedOptions.Format("text", "json");
        var per = SharedOptions.Choice("--per", "what a line is about", ["workload", "pod"]);
        return new Command("list", "Every allowed connection between workloads, and between them and address ranges") { source, overlays, namespaces, format, per }
            .Runs((parsed, output) =>
            {
                var snapshot = parsed.Read(source, overlays);
                var engine = new ReachabilityEngine(snapshot);
                var ends = parsed.GetValue(per) == "pod" ? engine.Workloads.SelectMany(w => w.Pods).Select(p => (Endpoint)new PodEndpoint(p)) : engine.Workloads;
                var shown = new ShownNamespaces(parsed.GetRequiredValue(namespaces));
                var connections = engine.Connections([.. ends, .. engine.Outside]).Where(c => shown.Shows(c.Source) || shown.Shows(c.Destination)).ToList();
                var findings = snapshot.Findings.Concat(HostNetworkFindings(snapshot)).ToList();
                output.Write(parsed.GetValue(format) == "json"
                    ? JsonText.Of(new JsonList([.. connections.Select(JsonConnection.Of)], JsonFinding.Of(findings)))
                    : string.Concat(connections.Select(c => $"{c.Source} => {c.Destination} : {c.Open}\n").Concat(findings.Select(Text))));
                return ExitStatus.Done;
            });
    }

    private static IEnumerable<Finding> HostNetworkFindings(ClusterSnapshot snapshot) =>
        from workload in snapshot.Workloads
        where workload.Pods.Any(p => p.HostNetwork)
        select new Finding("host-network", FindingLevel.Info, workload.Reference,
            $"{workload.Reference} uses its node's network; it is listed as an ordinary pod, while most plugins do not apply policies to it");

    private static string Text(Finding finding) => $"{finding.Level.ToString().ToLowerInvariant()}: {finding.Rule}: {finding.Message}\n";
}
