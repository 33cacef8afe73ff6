using k8s;
using k8s.Models;

namespace PolicyStudio.TestCluster.Rights;

/// <summary>The roles in a manifest, such as <c>deploy/kubernetes/2-rbac.yaml</c>.</summary>
/// <param name="roles">Each ClusterRole's rules by its name.</param>
public sealed class RbacManifest(IReadOnlyDictionary<string, IReadOnlyList<V1PolicyRule>> roles)
{
    /// <summary>Reads a manifest of any objects; its ClusterRoles count.</summary>
    public static RbacManifest Read(string yaml) => new(
        KubernetesYaml.LoadAllFromString(yaml).OfType<V1ClusterRole>()
            .ToDictionary(r => r.Metadata.Name, r => (IReadOnlyList<V1PolicyRule>)[.. r.Rules]));

    /// <summary>The rules of some ClusterRoles together.</summary>
    public IReadOnlyList<V1PolicyRule> Rules(params string[] names) => [.. names.SelectMany(n => roles[n])];
}
