using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Redundancy;

internal sealed class SameButForName : ILintCheck
{
    public LintRule Rule { get; } = new(
        "same-but-for-name", FindingLevel.Warning, "Two policies that differ in their names alone",
        "What one allows the other allows too: who changes or deletes one of them finds that nothing has changed.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: mysql-0, namespace: db, labels: {app: mysql}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: default-deny, namespace: db}
        spec:
          podSelector: {}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: deny-all, namespace: db}
        spec:
          podSelector: {}
        """,
        "Keep one of them.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from alike in cluster.Policies.GroupBy(Nameless)
        from copy in alike.Skip(1)
        select Rule.Found(copy.Reference, $"it is the same as {alike.First().Name} but for the name: delete one of them");

    /// <summary>The policy without what tells it from its copies.</summary>
    public static NetworkPolicy Nameless(NetworkPolicy policy) => policy with { Name = "", Version = null, Manager = null };
}
