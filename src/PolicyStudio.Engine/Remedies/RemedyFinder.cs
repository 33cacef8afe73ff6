using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Remedies;

/// <summary>Finds the smallest changes that admit a denied connection, and says what else each would do.</summary>
public static class RemedyFinder
{
    // Farther misses want more than one thing changed, and are rarely what somebody means.
    private const int MostOfASide = 6;

    /// <summary>
    /// The changes that admit a denied connection on the ports that were asked about, those that hand out a credential last, those of the best kind first and,
    /// of one kind, those that open least. Each has been tried on the engine. Empty for a verdict that is no denial.
    /// </summary>
    /// <param name="verdict">The verdict, on the snapshot that the draft makes.</param>
    /// <param name="cluster">The snapshot without the draft.</param>
    /// <param name="draft">The draft on which the changes are put.</param>
    /// <param name="cancellation">Ends it.</param>
    public static ImmutableArray<Remedy> Find(Verdict verdict, ClusterSnapshot cluster, PolicyDraft draft, CancellationToken cancellation = default)
    {
        if (verdict.Outcome != Outcome.Denied) return [];
        var remedies = new List<Remedy>();
        foreach (var proposal in Proposals(verdict))
        {
            cancellation.ThrowIfCancellationRequested();
            var changed = proposal.ApplyTo(draft, cluster, verdict.Snapshot);
            if (changed != draft && Try(proposal, changed, verdict, cluster, cancellation) is { } remedy) remedies.Add(remedy);
        }
        return [.. remedies.DistinctBy(r => r.Draft).OrderBy(r => !r.AlsoAdmittedBy.IsEmpty).ThenBy(r => r.Kind).ThenBy(r => r.AlsoOpened.Length).ThenBy(r => r.Title, StringComparer.Ordinal)];
    }

    /// <summary>The same for a verdict on a snapshot without a draft.</summary>
    public static ImmutableArray<Remedy> Find(Verdict verdict, CancellationToken cancellation = default) =>
        Find(verdict, verdict.Snapshot, PolicyDraft.Empty, cancellation);

    private static IEnumerable<Proposal> Proposals(Verdict verdict)
    {
        var (egress, ingress) = (verdict.Egress, verdict.Ingress);
        // Sides that admit something, but nothing in common, are opened for what the other admits.
        var both = egress.Open.IsEmpty == ingress.Open.IsEmpty;
        if (!both) return egress.Open.IsEmpty ? Of(egress, verdict, ingress.Open) : Of(ingress, verdict, egress.Open);
        if (!egress.Open.IsEmpty) return Of(egress, verdict, ingress.Open).Concat(Of(ingress, verdict, egress.Open));
        return from leaving in Of(egress, verdict, verdict.Asked).Take(MostOfASide / 2)
               from entering in Of(ingress, verdict, verdict.Asked).Take(MostOfASide / 2)
               select leaving.And(entering);
    }

    private static IEnumerable<Proposal> Of(DirectionVerdict side, Verdict verdict, Connectivity wanted) =>
        RuleProposals.For(side, verdict, wanted).Concat(LabelProposals.For(side, verdict)).DistinctBy(p => p.Title).Take(MostOfASide);

    private static Remedy? Try(Proposal proposal, PolicyDraft draft, Verdict verdict, ClusterSnapshot cluster, CancellationToken cancellation)
    {
        var (before, after) = ReachabilityEngine.Pair(verdict.Snapshot, draft.ApplyTo(cluster));
        var (sources, destinations) = (Parts(after, verdict.Source), Parts(after, verdict.Destination));
        var isOpen = sources.Count > 0 && destinations.Count > 0
            && sources.All(s => destinations.All(d => after.Judge(s, d, verdict.Asked).Outcome == Outcome.Allowed));
        if (!isOpen) return null;

        var (from, to) = (sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal), destinations.Select(d => d.Id).ToHashSet(StringComparer.Ordinal));
        var changes = ReachabilityEngine.Changes(before, after, cancellation)
            // Of the pair itself only what was not asked for is something else.
            .Select(c => from.Contains(c.Source.Id) && to.Contains(c.Destination.Id) ? c with { After = c.After.Except(verdict.Asked.Except(c.Before)) } : c).ToList();
        return new(proposal.Kind, proposal.Steps, draft, [.. changes.Where(c => !c.Opened.IsEmpty)], [.. changes.Where(c => !c.Closed.IsEmpty)],
            Credentials.Of(proposal, verdict, after.Snapshot));
    }

    // The asked endpoint as the pair of engines groups its pods.
    private static List<Endpoint> Parts(ReachabilityEngine engine, Endpoint asked) => asked switch
    {
        WorkloadEndpoint w => [.. engine.Workloads.Where(e => e.Workload.Reference == w.Workload.Reference
            && e.Pods.Any(p => w.Pods.Any(x => x.Reference == p.Reference)))],
        PodEndpoint p => [.. engine.Snapshot.Pods.Where(x => x.Reference == p.Pod.Reference).Select(x => new PodEndpoint(x))],
        AddressEndpoint a => [.. engine.Outside.Select(a.Intersect).OfType<AddressEndpoint>()],
        _ => [],
    };
}
