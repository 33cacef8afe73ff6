using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Exploring.Policies;

/// <summary>A policy with what it selects.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Selected">The workloads of which it selects some pod, by name.</param>
/// <param name="Pods">How many live pods it selects.</param>
/// <param name="Findings">What the linter finds about it.</param>
public sealed record PolicyFacts(NetworkPolicy Policy, ImmutableArray<Workload> Selected, int Pods, ImmutableArray<Finding> Findings)
{
    /// <summary>Looks up what a policy selects among the workloads of its namespace.</summary>
    public static PolicyFacts Of(NetworkPolicy policy, IEnumerable<Workload> inNamespace, ImmutableArray<Finding> findings)
    {
        var (selected, pods) = (ImmutableArray.CreateBuilder<Workload>(), 0);
        foreach (var workload in inNamespace)
        {
            var isSelected = false;
            foreach (var pod in workload.Pods)
            {
                if (!policy.PodSelector.Matches(pod.Labels)) continue;
                isSelected = true;
                if (!pod.IsFromTemplate) pods++;
            }
            if (isSelected) selected.Add(workload);
        }
        return new(policy, selected.ToImmutable(), pods, findings);
    }
}
