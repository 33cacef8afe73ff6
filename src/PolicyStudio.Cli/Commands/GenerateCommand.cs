using System.CommandLine;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>generate SOURCE --to WORKLOAD --from-namespace k=v --from-pod k=v --port N</c>: the NetworkPolicy of an intent, as YAML.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var source = new SourceCommand();
        var to = new Option<string>("--to") { Description = "the target: ns/name, or ns/name[Kind]", Required = true };
        var ns = new Option<string>("--from-namespace") { Description = "the label of the source's namespace, key=value", Required = true };
        var pod = new Option<string>("--from-pod") { Description = "the label of the source's pods, key=value", Required = true };
        var port = new Option<string>("--port") { Description = "the port's number, or its name on the target", Required = true };
        var protocol = new Option<string>("--protocol") { Description = "TCP (by default), UDP or SCTP" };
        var name = new Option<string>("--name") { Description = "the policy's name; by default allow-specific-<source namespace>-to-<target namespace>" };
        var command = new Command("generate", "The NetworkPolicy of an intent, as YAML") { to, ns, pod, port, protocol, name };
        return source.On(command, (parsed, snapshot, output) =>
        {
            var target = WorkloadName.Find(snapshot, parsed.GetRequiredValue(to));
            var namespaceLabel = Label("--from-namespace", parsed.GetRequiredValue(ns));
            var asked = PortQuery.Parse(parsed.GetRequiredValue(port), parsed.GetValue(protocol), target).Ranges[0];
            var policy = PolicyGenerator.Generate(new(
                SourceNamespace(snapshot, namespaceLabel), LabelSelector.ForLabels(namespaceLabel), LabelSelector.ForLabels(Label("--from-pod", parsed.GetRequiredValue(pod))),
                new(asked.Protocol, asked.First), parsed.GetValue(name)), target);
            output.Write(ManifestWriter.Yaml(policy));
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
