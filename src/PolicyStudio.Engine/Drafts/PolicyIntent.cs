using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Drafts;

/// <summary>Who shall reach a target, as a person says it: pods with a label, in namespaces with a label, on a port.</summary>
/// <param name="SourceNamespace">The namespace it is about, which gives the policy its name.</param>
/// <param name="NamespaceSelector">The labels that the source's namespace must have.</param>
/// <param name="PodSelector">The labels that the source's pod must have, AND the namespace's.</param>
/// <param name="Port">The port.</param>
/// <param name="Name">The policy's name, or null for the default one.</param>
public sealed record PolicyIntent(
    string SourceNamespace, LabelSelector NamespaceSelector, LabelSelector PodSelector, PolicyPort Port, string? Name = null);
