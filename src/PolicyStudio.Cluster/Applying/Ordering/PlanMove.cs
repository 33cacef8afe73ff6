using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Applying.Ordering;

/// <summary>Steps that stay together when the order is sought: a write, or template writes with the waits that follow them.</summary>
/// <param name="Kind">What sort of move, which says where it stands by preference.</param>
/// <param name="Changes">The changes of the draft that it carries out.</param>
/// <param name="Steps">Its steps.</param>
internal sealed record PlanMove(MoveKind Kind, ImmutableArray<DraftChange> Changes, ImmutableArray<PlanStep> Steps)
{
    /// <summary>The controllers whose old and new pods live side by side while the move lasts.</summary>
    public IEnumerable<ObjectReference> RollingOut => Steps.OfType<RolloutStep>().Select(s => s.Controller);

    public string Summary => Steps[0].Summary;

    /// <summary>Several moves as one: their writes first, then their waits, so that rollouts run side by side.</summary>
    public static PlanMove Together(IReadOnlyCollection<PlanMove> moves) => new(
        moves.First().Kind, [.. moves.SelectMany(m => m.Changes)], [.. moves.SelectMany(m => m.Steps).OrderBy(s => s is RolloutStep)]);
}

/// <summary>The sorts of move, in the order that is tried first: who shall come in is labelled before anybody is shut out.</summary>
internal enum MoveKind
{
    NamespaceLabels,
    TemplateLabels,
    PodLabels,
    PolicyWrite,
    PolicyDeletion,
}
