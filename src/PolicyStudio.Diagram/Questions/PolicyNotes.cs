using System.Collections.Immutable;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Diagram.Questions;

/// <summary>The policies that bear on a target, for the cards under it.</summary>
internal static class PolicyNotes
{
    /// <summary>Those that isolate it for ingress before or after, by name.</summary>
    public static ImmutableArray<PolicyNote> Of(ReachabilityQuestion question)
    {
        var (was, willBe) = (question.Reach.Before.IsolatingPolicies, question.Reach.After.IsolatingPolicies);
        var gone = was.Where(p => willBe.All(w => w.Name != p.Name))
            .Select(p => new PolicyNote(p.Name, GoneLine(p, question.After), PolicyChange.Deleted));
        var there = willBe.Select(p => new PolicyNote(p.Name, Line(p), ChangeOf(p, question.Before)));
        return [.. gone.Concat(there).OrderBy(n => n.Name, StringComparer.Ordinal)];
    }

    private static PolicyChange ChangeOf(NetworkPolicy policy, ClusterSnapshot before) =>
        before.FindPolicy(policy.Namespace, policy.Name) is not { } known ? PolicyChange.Created
        : known.SameSpec(policy) ? PolicyChange.None : PolicyChange.Edited;

    private static string Line(NetworkPolicy policy) => policy.Ingress.Length switch
    {
        0 => "isolates ingress, admits nobody",
        1 => "isolates ingress, admits by 1 rule",
        var n => $"isolates ingress, admits by {n} rules",
    };

    private static string GoneLine(NetworkPolicy policy, ClusterSnapshot after) =>
        after.FindPolicy(policy.Namespace, policy.Name) is null ? "deleted" : "no longer selects it";
}
