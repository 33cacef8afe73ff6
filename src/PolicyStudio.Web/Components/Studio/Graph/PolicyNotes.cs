using System.Collections.Immutable;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State;

namespace PolicyStudio.Web.Components.Studio.Graph;

/// <summary>The policies that bear on a target, for the cards under it.</summary>
internal static class PolicyNotes
{
    /// <summary>Those that isolate it for ingress before or with the draft, by name.</summary>
    public static ImmutableArray<PolicyNote> Of(TargetView target)
    {
        var (was, willBe) = (target.Reach.Before.IsolatingPolicies, target.Reach.After.IsolatingPolicies);
        var before = target.Comparison.Before.Snapshot;
        var gone = was.Where(p => willBe.All(w => w.Name != p.Name))
            .Select(p => new PolicyNote(p.Name, GoneLine(p, target.Comparison.After.Snapshot), PolicyChange.Deleted));
        var there = willBe.Select(p => new PolicyNote(p.Name, Line(p), ChangeOf(p, before)));
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
        after.FindPolicy(policy.Namespace, policy.Name) is null ? "deleted by the draft" : "no longer selects it";
}
