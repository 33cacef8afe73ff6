using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Invariants;

/// <summary>What is wrong with an invariant: its parts obey the same rules as a policy's.</summary>
public static class InvariantValidation
{
    /// <summary>Every error, with its path below the invariant such as <c>onlyFrom[0].podSelector</c>.</summary>
    public static ImmutableArray<Finding> Validate(Invariant invariant)
    {
        var errors = new NetworkPolicyValidation.Errors(null);
        if (invariant.Name.Length == 0) errors.Add("name", "must not be empty");
        Pods(errors, invariant.To, "to");
        for (var i = 0; i < invariant.Ports.Length; i++) NetworkPolicyValidation.Port(errors, invariant.Ports[i], $"ports[{i}]");
        for (var i = 0; i < invariant.OnlyFrom.Length; i++)
        {
            var (source, path) = (invariant.OnlyFrom[i], $"onlyFrom[{i}]");
            if (source.Pods is { } pods)
            {
                Pods(errors, pods, path);
                if (pods is { Namespace: null, NamespaceSelector: null, PodSelector: null })
                    errors.Add(path, "an item must have a namespace, a namespaceSelector, a podSelector or an ipBlock: an empty one would let everybody in");
            }
            else
            {
                NetworkPolicyValidation.PeerItem(errors, new(null, null, source.IpBlock), path);
            }
        }
        return errors.ToImmutable();
    }

    private static void Pods(NetworkPolicyValidation.Errors errors, InvariantPods pods, string path)
    {
        if (pods is { Namespace: not null, NamespaceSelector: not null }) errors.Add($"{path}.namespace", "may not stand beside namespaceSelector; give one of the two", NetworkPolicyValidation.Combination);
        if (pods.NamespaceSelector is { } namespaces) NetworkPolicyValidation.Selector(errors, namespaces, $"{path}.namespaceSelector");
        if (pods.PodSelector is { } selector) NetworkPolicyValidation.Selector(errors, selector, $"{path}.podSelector");
    }
}
