using System.CommandLine;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>generate SOURCE --to WORKLOAD --from-namespace k=v --from-pod k=v --port N</c>: the NetworkPolicy of an intent, as YAML.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var (source, overlays, to, protocol) = (SharedOptions.Source(), SharedOptions.Overlays(), SharedOptions.Target(), SharedOptions.Protocol());
        var ns = new Option<string>("--from-namespace") { Description = "the label of the source's namespace, key=value", Required = true };
        var pod = new Option<string>("--from-pod") { Description = "the label of the source's pods, key=value", Required = true };
        var port = new Option<string>("--port") { Description = "the port's number, or its name on the target", Required = true };
        var name = new Option<string>("--name") { Description = "the policy's name; by default allow-specific-<source namespace>-to-<target namespace>" };
        return new Command("generate", "The NetworkPolicy of an intent, as YAML") { source, overlays, to, ns, pod, port, protocol, name }
            .Runs((parsed, output) =>
            {
                var engine = new ReachabilityEngine(parsed.Read(source, overlays));
                var target = WorkloadName.Find(engine.Snapshot, parsed.GetRequiredValue(to));
                if (target.Subject.IsEmpty)
                    throw new BadInputException($"the pods of {target.Id} have no label in common that lasts: a policy could only select the whole namespace");
                var namespaceLabel = Label("--from-namespace", parsed.GetRequiredValue(ns));
                var podLabel = Label("--from-pod", parsed.GetRequiredValue(pod));
                var asked = PortQuery.Parse(parsed.GetRequiredValue(port), parsed.GetValue(protocol), engine.Workloads.Where(w => w.Workload.Reference == target.Reference)).Ranges[0];
                output.Write(ManifestWriter.Yaml(PolicyGenerator.Generate(new(
                    SourceNamespace(engine.Snapshot, namespaceLabel), LabelSelector.ForLabels(namespaceLabel), LabelSelector.ForLabels(podLabel),
                    new(asked.Protocol, asked.First), parsed.GetValue(name)), target)));
                return ExitStatus.Done;
            });
    }

    // The policy is named after the namespace that bears the label; while none does, or several do, after the label's value, which is
    // usually its namespace's name.
    private static string SourceNamespace(ClusterSnapshot snapshot, (string Key, string Value) label)
    {
        var bearers = snapshot.Namespaces.Where(n => n.Labels.Has(label.Key, label.Value)).ToList();
        return bearers.Count == 1 ? bearers[0].Name : label.Value;
    }

    private static (string Key, string Value) Label(string option, string text)
    {
        var parts = text.Split('=', 2);
        if (parts.Length != 2) throw new BadInputException($"{option} {text}: must be key=value");
        var wrong = LabelSyntax.KeyError(parts[0]) ?? LabelSyntax.ValueError(parts[1]);
        return wrong is null ? (parts[0], parts[1]) : throw new BadInputException($"{option} {text}: {wrong}");
    }
}
