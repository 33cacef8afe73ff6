using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Drafts;

/// <summary>Makes the NetworkPolicy of an intent.</summary>
public static class PolicyGenerator
{
    /// <summary>
    /// The policy that isolates the target's pods for ingress and admits the intended sources on the intended port alone. Its subject is the
    /// owner's selector; it bears no labels of ours.
    /// </summary>
    public static NetworkPolicy Generate(PolicyIntent intent, Workload target) => new()
    {
        Namespace = target.Namespace,
        Name = intent.Name ?? DefaultName(intent.SourceNamespace, target.Namespace),
        PodSelector = target.Subject,
        PolicyTypes = [PolicyType.Ingress],
        Ingress = [new([new(intent.NamespaceSelector, intent.PodSelector)], [intent.Port])],
    };

    /// <summary><c>allow-specific-backend-to-db</c>.</summary>
    public static string DefaultName(string sourceNamespace, string targetNamespace) => $"allow-specific-{sourceNamespace}-to-{targetNamespace}";
}
