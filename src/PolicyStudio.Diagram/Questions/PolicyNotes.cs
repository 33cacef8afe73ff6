using System.Collections.Immutable;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Diagram.Questions;

/// <summary>The policies that bear on a target, for the cards under it.</summary>
internal static class PolicyNotes
{
    /// <summary>Those that isolate it before or after in a direction that is asked about, by name.</summary>
    public static ImmutableArray<PolicyNote> Of(ReachabilityQuestion question)
    {
        var was = question.Answers.SelectMany(a => a.Before.IsolatingPolicies).DistinctBy(p => p.Name);
        var willBe = question.Answers.SelectMany(a => a.After.IsolatingPolicies).DistinctBy(p => p.Name).ToList();
        var gone = was.Where(p => willBe.TrueForAll(w => w.Name != p.Name))
            .Select(p => new PolicyNote(p.Name, GoneLine(p, question.After), PolicyChange.Deleted));
        var there = willBe.Select(p => new PolicyNote(p.Name, Line(p, question), ChangeOf(p, question.Before)));
        return [.. gone.Concat(there).OrderBy(n => n.Name, StringComparer.Ordinal)];
    }

    private static PolicyChange ChangeOf(NetworkPolicy policy, ClusterSnapshot before) =>
        before.FindPolicy(policy.Namespace, policy.Name) is not { } known ? PolicyChange.Created
        : known.SameSpec(policy) ? PolicyChange.None : PolicyChange.Edited;

    private static string Line(NetworkPolicy policy, ReachabilityQuestion question) => string.Join("; ",
        from answer in question.Answers
        where answer.After.IsolatingPolicies.Any(p => p.Name == policy.Name)
        select answer.After.Direction == PolicyType.Ingress ? $"isolates ingress, admits {By(policy.Ingress.Length)}" : $"isolates egress, lets out {By(policy.Egress.Length)}");

    private static string By(int rules) => rules switch { 0 => "nobody", 1 => "by 1 rule", _ => $"by {rules} rules" };

    private static string GoneLine(NetworkPolicy policy, ClusterSnapshot after) =>
        after.FindPolicy(policy.Namespace, policy.Name) is null ? "deleted" : "no longer selects it";
}
