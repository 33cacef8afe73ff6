using PolicyStudio.Diagram.Questions;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Labels;

namespace PolicyStudio.Web.State.Policies;

/// <summary>The policy that protects a target, as a form: one source, one port.</summary>
/// <param name="SourceNamespace">The namespace whose pods shall reach the target.</param>
/// <param name="NamespaceLabel">The label that the namespace must have.</param>
/// <param name="PodLabel">The label that the pod must have.</param>
/// <param name="Port">The port, or null for every TCP port.</param>
/// <param name="Name">The policy's name; empty is the usual one.</param>
public sealed record PolicyForm(string SourceNamespace, LabelPair NamespaceLabel, LabelPair PodLabel, TargetPort? Port, string Name = "")
{
    /// <summary>Whether the namespace is named by the label that the API server sets, which nobody has to put on.</summary>
    public bool IsByName => NamespaceLabel.Key == Namespace.NameLabel;

    /// <summary>The selector of the namespace.</summary>
    public LabelSelector NamespaceSelector => LabelSelector.ForLabels((NamespaceLabel.Key, NamespaceLabel.Value));

    /// <summary>The selector of the pod.</summary>
    public LabelSelector PodSelector => LabelSelector.ForLabels((PodLabel.Key, PodLabel.Value));

    /// <summary>The name the policy gets.</summary>
    public string NameFor(Workload target) => Name.Length > 0 ? Name : PolicyGenerator.DefaultName(SourceNamespace, target.Namespace);

    /// <summary>This form for another source namespace, named by the same kind of label.</summary>
    public PolicyForm From(string ns, LabelChoices labels) =>
        this with { SourceNamespace = ns, NamespaceLabel = IsByName ? new(Namespace.NameLabel, ns) : labels.ForNamespace(ns) };

    /// <summary>The policy.</summary>
    public NetworkPolicy ToPolicy(Workload target) => PolicyGenerator.Generate(
        new(SourceNamespace, NamespaceSelector, PodSelector, new(Port?.Protocol ?? Protocol.Tcp, Port?.Number), NameFor(target)), target);
}
