using System.CommandLine;
using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Running;
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
        var (sources, to, protocol, format) = (SourceOptions.One(), SharedOptions.Target(), SharedOptions.Protocol(), SharedOptions.Format("text", "json"));
        var ns = new Option<string>("--from-namespace") { Description = "The label of the source's namespace", HelpName = "KEY=VALUE", Required = true };
        var pod = new Option<string>("--from-pod") { Description = "The label of the source's pods", HelpName = "KEY=VALUE", Required = true };
        var port = new Option<string>("--port") { Description = "The port's number, or its name on the target", HelpName = "N|NAME", Required = true };
        var name = new Option<string>("--name") { Description = "The policy's name; by default allow-specific-<source namespace>-to-<target namespace>", HelpName = "NAME" };
        var command = new Command("generate", "The NetworkPolicy of an intent, as YAML") { to, ns, pod, port, protocol, name, format };
        sources.AddTo(command);
        return command.Answers(format, async run =>
        {
            var engine = new ReachabilityEngine((await sources.LoadAsync(run)).Snapshot);
            var target = WorkloadName.Find(engine.Snapshot, run.Parsed.GetRequiredValue(to));
            if (target.Subject.IsEmpty)
                throw new BadInputException($"the pods of {target.Id} have no label in common that lasts: a policy could only select the whole namespace");
            var namespaceLabel = Label("--from-namespace", run.Parsed.GetRequiredValue(ns));
            var podLabel = Label("--from-pod", run.Parsed.GetRequiredValue(pod));
            var asked = PortQuery.Parse(run.Parsed.GetRequiredValue(port), run.Parsed.GetValue(protocol), engine.Workloads.Where(w => w.Workload.Reference == target.Reference)).Ranges[0];
            var policy = PolicyGenerator.Generate(new(
                SourceNamespace(engine.Snapshot, namespaceLabel), LabelSelector.ForLabels(namespaceLabel), LabelSelector.ForLabels(podLabel),
                new(asked.Protocol, asked.First), run.Parsed.GetValue(name)), target);
            if (DnsName.SubdomainError(policy.Name) is { } wrong) throw new BadInputException($"the policy's name '{policy.Name}': {wrong}; give another one by --name");
            return new Answer
            {
                Text = () => ManifestWriter.Yaml(policy).TrimEnd('\n').Split('\n'),
                Json = () => ManifestWriter.Json(policy),
            };
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
