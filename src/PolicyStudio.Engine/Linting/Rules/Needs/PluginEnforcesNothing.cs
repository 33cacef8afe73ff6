using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Linting.Rules.Needs;

internal sealed class PluginEnforcesNothing : ILintCheck
{
    public LintRule Rule { get; } = new(
        "plugin-without-policies", FindingLevel.Warning, "Policies under a plugin that has none",
        "The API server accepts policies whatever the network plugin makes of them; this one makes nothing of them, so that every connection is possible.",
        """
        # surroundings: plugin none
        kind: Pod
        apiVersion: v1
        metadata: {name: mysql-0, namespace: db, labels: {app: mysql}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: default-deny, namespace: db}
        spec:
          podSelector: {}
        """,
        "Install a plugin that implements NetworkPolicy.");

    public IEnumerable<Finding> Check(LintedCluster cluster)
    {
        var policies = cluster.Snapshot.Policies;
        if (!cluster.Snapshot.Plugin.Enforces && policies.Length > 0)
            yield return Rule.Found(null,
                $"the network plugin makes nothing of {(policies.Length == 1 ? policies[0].Reference : $"the {policies.Length} NetworkPolicies")}, and every connection is possible: install one that implements them");
    }
}
