using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Ordering;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Lifelines;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Plans;

/// <summary>Turns a draft into a plan. Pure: the same draft and snapshot give the same plan.</summary>
public static class ChangePlanner
{
    private const int FlickersNamed = 3;

    /// <summary>The plan of a draft.</summary>
    /// <param name="draft">What shall change.</param>
    /// <param name="snapshot">The cluster that the preview showed.</param>
    /// <param name="sequence">The snapshot's number.</param>
    public static ChangePlan Plan(PolicyDraft draft, ClusterSnapshot snapshot, long sequence)
    {
        var open = draft.Against(snapshot);
        var refusals = PlanRefusals.Of(open, snapshot);
        var moves = PlanMoves.Of(open, snapshot);
        var (order, flickers) = refusals.IsEmpty ? Order(moves, snapshot) : (moves, []);
        var effects = DraftEffects.Of(open, snapshot);
        var (before, after) = ReachabilityEngine.Pair(snapshot, open.ApplyTo(snapshot));
        var changes = ReachabilityEngine.Changes(before, after);
        return new()
        {
            Draft = open,
            Sequence = sequence,
            Steps = [.. order.SelectMany(m => m.Steps)],
            Changes = changes,
            BrokenLifelines = BlastRadius.Of(before, after, changes),
            Effects = effects,
            Flickers = flickers,
            ExportOnly = ManagedObjects.Reasons(open, snapshot),
            Refusals = refusals,
            Notes = [.. Notes(flickers), .. effects.Notes, .. ShortLived(open)],
        };
    }

    /// <summary>Every pair whose open ports a draft alters.</summary>
    internal static ImmutableArray<ConnectivityChange> Changes(PolicyDraft draft, ClusterSnapshot snapshot)
    {
        var (before, after) = ReachabilityEngine.Pair(snapshot, draft.ApplyTo(snapshot));
        return ReachabilityEngine.Changes(before, after);
    }

    private static (ImmutableArray<PlanMove> Order, ImmutableArray<Flicker> Flickers) Order(ImmutableArray<PlanMove> moves, ClusterSnapshot snapshot)
    {
        if (moves.IsEmpty) return (moves, []);
        // Rollouts side by side are sooner over; where no order is clean so, they are tried one by one.
        var together = Together(moves);
        var simulation = new OrderSimulation(snapshot, together);
        if (new StepOrder(simulation).FindClean() is { } clean) return ([.. clean.Select(i => together[i])], []);
        if (together.Length < moves.Length && new StepOrder(new OrderSimulation(snapshot, moves)).FindClean() is { } single)
            return ([.. single.Select(i => moves[i])], []);
        var (order, flickers) = new StepOrder(simulation).FindLeastBad();
        return ([.. order.Select(i => together[i])], flickers);
    }

    private static ImmutableArray<PlanMove> Together(ImmutableArray<PlanMove> moves)
    {
        var templates = moves.Where(m => m.Kind == MoveKind.TemplateLabels).ToList();
        return templates.Count < 2 ? moves : [.. moves.Except(templates).Append(PlanMove.Together(templates)).OrderBy(m => m.Kind)];
    }

    private static IEnumerable<string> ShortLived(PolicyDraft draft) =>
        draft.Changes.OfType<PodLabelChange>().Where(c => c.Value is not null).Select(c => $"the label {c.Key} of {c.Object} is lost when the pod is replaced");

    private static IEnumerable<string> Notes(ImmutableArray<Flicker> flickers)
    {
        if (flickers.IsEmpty) yield break;
        yield return $"no order of the steps keeps every connection as it is before or after; {flickers.Length} differ on the way";
        foreach (var flicker in flickers.Take(FlickersNamed)) yield return flicker.ToString();
        if (flickers.Length > FlickersNamed) yield return $"and {flickers.Length - FlickersNamed} more";
    }
}
