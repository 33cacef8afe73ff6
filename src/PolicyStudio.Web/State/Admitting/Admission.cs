using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Admitting;

/// <summary>A small change that would admit one denied source.</summary>
/// <param name="Title">What it changes.</param>
/// <param name="Draft">The draft with it.</param>
/// <param name="OthersOpened">How many other sources of the target it would open.</param>
/// <param name="Warning">What a person may not expect, or null.</param>
public sealed record Admission(string Title, PolicyDraft Draft, int OthersOpened, string? Warning = null)
{
    /// <summary>The ways to admit an edge that a policy of the target denies, those that open least first; tried out on the engine, so that each does it.</summary>
    public static ImmutableArray<Admission> For(TargetView target, EdgeDiff edge, CancellationToken cancellation)
    {
        var verdict = edge.After.Verdict;
        if (verdict.Outcome != Outcome.Denied || verdict.Egress.Open.IsEmpty || verdict.Source is not WorkloadEndpoint source) return [];
        var found = ImmutableArray.CreateBuilder<Admission>();
        foreach (var proposal in Proposals(target, verdict, source))
        {
            cancellation.ThrowIfCancellationRequested();
            var (before, after) = ReachabilityEngine.Pair(target.Comparison.After.Snapshot, proposal.Draft.ApplyTo(target.Comparison.Before.Snapshot));
            var opened = ReachabilityEngine.Compare(before, after, target.Workload.Reference, target.Asked).Edges
                .Where(e => e.Change == EdgeChange.NewlyAllowed).ToList();
            if (!opened.Any(IsIt)) continue;
            found.Add(proposal with { OthersOpened = opened.Count(e => !IsIt(e)) });
        }
        return [.. found.OrderBy(a => a.OthersOpened)];

        bool IsIt(EdgeDiff e) => e.After.Source is WorkloadEndpoint w && w.Workload.Reference == source.Workload.Reference;
    }

    private static IEnumerable<Admission> Proposals(TargetView target, Verdict verdict, WorkloadEndpoint source)
    {
        var tier = verdict.Ingress.NetworkPolicy;
        var labels = tier.Misses.Where(m => m.PortMatches).Select(m => MissingLabels.Proposal(target, m, source)).OfType<Admission>();
        return labels.DistinctBy(a => a.Title).Take(2).Append(Rule(target, tier.Misses.FirstOrDefault()?.Policy ?? tier.IsolatedBy[0], source));
    }

    private static Admission Rule(TargetView target, NetworkPolicy policy, WorkloadEndpoint source)
    {
        Peer peer = new(Engine.Labels.LabelSelector.ForLabels((Namespace.NameLabel, source.Workload.Namespace)), source.Workload.Subject);
        ImmutableArray<PolicyPort> ports = target.Port is { } port ? [new(port.Protocol, port.Number)] : [];
        return new($"Add a rule to {policy.Name} for {source.Workload.Namespace}/{source.Workload.Name}",
            target.Comparison.Draft.With(new PolicyWrite(policy with { Ingress = policy.Ingress.Add(new([peer], ports)) })), 0);
    }
}
