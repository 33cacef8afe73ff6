using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Remedies;

/// <summary>A change that has not been tried yet. Two may be put together where both sides of a connection deny it.</summary>
/// <param name="Kind">What sort of change.</param>
/// <param name="Steps">What to do.</param>
/// <param name="Edits">What it does to policies.</param>
/// <param name="Labels">The labels it sets.</param>
internal sealed record Proposal(RemedyKind Kind, ImmutableArray<RemedyStep> Steps, ImmutableArray<PolicyEdit> Edits, ImmutableArray<DraftChange> Labels)
{
    public string Title => string.Join(", and ", Steps);

    public static Proposal Edit(RemedyKind kind, RemedyStep step, NetworkPolicy policy, Func<NetworkPolicy, NetworkPolicy> change) =>
        new(kind, [step], [new(policy.Reference, change)], []);

    public Proposal And(Proposal other) =>
        new((RemedyKind)Math.Max((int)Kind, (int)other.Kind), Steps.AddRange(other.Steps), Edits.AddRange(other.Edits), Labels.AddRange(other.Labels));

    /// <summary>The draft with the change; the policies are those of the snapshot that the draft makes.</summary>
    public PolicyDraft ApplyTo(PolicyDraft draft, ClusterSnapshot cluster, ClusterSnapshot drafted)
    {
        draft = Labels.Aggregate(draft, (d, change) => d.With(change));
        foreach (var edits in Edits.GroupBy(e => e.Policy))
            if (drafted.FindPolicy(edits.Key.Namespace!, edits.Key.Name) is { } policy)
                draft = draft.With(new PolicyWrite(edits.Aggregate(policy, (p, edit) => edit.Change(p))));
        return draft.Against(cluster);
    }
}

/// <summary>An edit of one policy.</summary>
/// <param name="Policy">Which.</param>
/// <param name="Change">What it makes of it.</param>
internal sealed record PolicyEdit(ObjectReference Policy, Func<NetworkPolicy, NetworkPolicy> Change);
