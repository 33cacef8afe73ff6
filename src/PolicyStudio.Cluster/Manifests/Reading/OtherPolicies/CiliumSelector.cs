using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Reading.OtherPolicies;

/// <summary>
/// Translates an endpointSelector. Its keys may say where a label comes from (<c>k8s:app</c>), and an endpoint has labels beside its pod's:
/// its namespace's name, its namespace's labels, its service account.
/// </summary>
internal static class CiliumSelector
{
    private const string NamespaceName = "io.kubernetes.pod.namespace";
    private const string NamespaceLabel = "io.cilium.k8s.namespace.labels.";

    /// <summary>The pods that an endpointSelector may match, or null when it can match none.</summary>
    /// <param name="selector">The selector as it stands there.</param>
    /// <param name="isNamespaced">Whether its policy holds in one namespace, whatever namespace the selector names.</param>
    public static OtherPolicySubject? Read(LabelSelector selector, bool isNamespaced)
    {
        var namespaces = ImmutableArray.CreateBuilder<LabelRequirement>();
        var pods = ImmutableArray.CreateBuilder<LabelRequirement>();
        foreach (var requirement in selector.Requirements)
        {
            var (source, key) = Parts(requirement.Key);
            var isNegative = requirement.Operator is LabelOperator.NotIn or LabelOperator.DoesNotExist;
            // The host, the health endpoint and the like: no pod has such a label.
            if (source == "reserved" && !isNegative) return null;
            if (source is not ("" or "k8s" or "any")) continue;
            if (key == NamespaceName)
            {
                if (!isNamespaced) namespaces.Add(requirement with { Key = Namespace.NameLabel });
            }
            else if (key.StartsWith(NamespaceLabel, StringComparison.Ordinal))
                namespaces.Add(requirement with { Key = key[NamespaceLabel.Length..] });
            else if (!key.StartsWith("io.cilium.", StringComparison.Ordinal) && !key.StartsWith("io.kubernetes.", StringComparison.Ordinal) && !(isNegative && IsFilteredOut(key)))
                pods.Add(requirement with { Key = key });
        }
        return new(namespaces.Count == 0 ? null : new(LabelSet.Empty, namespaces.ToImmutable()), new(LabelSet.Empty, pods.ToImmutable()));
    }

    private static (string Source, string Key) Parts(string key) =>
        key.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? (key[..colon], key[(colon + 1)..]) : ("", key);

    // By default Cilium does not see these labels: that one is absent is then no news of the pod.
    private static bool IsFilteredOut(string key) =>
        (key.Contains("kubernetes.io", StringComparison.Ordinal) && !key.StartsWith("app.kubernetes.io", StringComparison.Ordinal))
        || key.Contains("k8s.io", StringComparison.Ordinal) || key is "pod-template-generation" or "pod-template-hash" or "controller-revision-hash" or "etcd_node"
        || key.StartsWith("annotation", StringComparison.Ordinal);
}
