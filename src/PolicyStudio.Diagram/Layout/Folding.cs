using System.Collections.Immutable;
using PolicyStudio.Diagram.Planning;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Layout;

/// <summary>Settles which namespaces are drawn source by source, and plans the lanes.</summary>
internal sealed class Folding(SceneSide side)
{
    /// <summary>Above this many ranges the addresses outside are one node.</summary>
    private const int MostRanges = 6;

    /// <summary>So many folded namespaces are listed at once, then as many more: ten thousand lanes are no picture.</summary>
    private const int MostListed = 200;

    private readonly SceneRequest _request = side.Request;
    private int _room = side.Request.DrawnLimit;

    public ImmutableArray<LanePlan> Plan()
    {
        var byNamespace = side.Edges.Where(e => e.After.Peer is WorkloadEndpoint)
            .GroupBy(e => ((WorkloadEndpoint)e.After.Peer).Workload.Namespace, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToImmutableArray());
        var overflow = Overflow(byNamespace);
        var gathered = Gathered(overflow);
        var lanes = byNamespace.Where(n => !gathered.Contains(n.Key))
            .Select(n => overflow.Contains(n.Key) || _request.FoldedLanes.Contains(n.Key) ? Fold(n.Key, n.Key, "", n.Value) : Open(n.Key, n.Key, n.Value))
            .ToList();

        var outside = side.Edges.Where(e => e.After.Peer is AddressEndpoint).ToImmutableArray();
        if (!outside.IsEmpty) lanes.Add(Outside(outside));
        if (gathered.Count < overflow.Count && overflow.Count > 1)
            lanes.Add(new(SceneLane.MoreId, $"Gather {overflow.Count} folded namespaces", [], [], null));
        if (gathered.Count > 0)
            lanes.Add(Fold(SceneLane.MoreAfter((overflow.Count - gathered.Count) / MostListed), $"{Wording.Plural(gathered.Count, "more namespace")}", "",
                [.. gathered.Order(StringComparer.Ordinal).SelectMany(n => byNamespace[n])]));
        return [.. lanes];
    }

    // One by one, a list after the other is opened.
    private HashSet<string> Gathered(HashSet<string> overflow)
    {
        if (overflow.Count < 2) return [];
        var lists = 0;
        while (_request.UnfoldedLanes.Contains(SceneLane.MoreAfter(lists))) lists++;
        return [.. overflow.Order(StringComparer.Ordinal).Skip(lists * MostListed)];
    }

    private HashSet<string> Overflow(Dictionary<string, ImmutableArray<EdgeDiff>> byNamespace)
    {
        var relevance = new Relevance(side);
        var overflow = new HashSet<string>(StringComparer.Ordinal);
        var drawn = 0;
        var ordered = byNamespace.OrderByDescending(n => relevance.Of(n.Key, n.Value)).ThenBy(n => n.Value.Length).ThenBy(n => n.Key, StringComparer.Ordinal);
        foreach (var (name, edges) in ordered)
        {
            if (_request.FoldedLanes.Contains(name)) continue;
            if (_request.UnfoldedLanes.Contains(name) || drawn + edges.Length <= _request.ShowUnfoldedLimit) drawn += edges.Length;
            else overflow.Add(name);
        }
        return overflow;
    }

    private LanePlan Outside(ImmutableArray<EdgeDiff> edges)
    {
        var ranges = edges.Select(e => e.After.Peer).Distinct().Count();
        var isFolded = _request.FoldedLanes.Contains(SceneLane.OutsideId) || (ranges > MostRanges && !_request.UnfoldedLanes.Contains(SceneLane.OutsideId));
        return isFolded
            ? Fold(SceneLane.OutsideId, SceneLane.OutsideId, Wording.Plural(ranges, "address range"), edges)
            : Open(SceneLane.OutsideId, SceneLane.OutsideId, edges);
    }

    private LanePlan Open(string id, string title, ImmutableArray<EdgeDiff> edges)
    {
        var peers = edges.GroupBy(e => e.After.Peer).Select(g => (Peer: g.Key, Edges: g.ToImmutableArray())).ToList();
        var shown = Within(peers);
        _room -= shown.Sum(p => p.Edges.Length);
        return new(id, title, [.. shown.Select(p => Plan(p.Peer, p.Edges))], [], null)
        {
            Rest = shown.Count == peers.Count ? null : Rest(id, title, [.. peers.Except(shown).SelectMany(p => p.Edges)], peers.Count - shown.Count),
        };
    }

    // Of more than there is room for: what changes, then what is out of the ordinary, then the first; each in its place.
    private List<(Endpoint Peer, ImmutableArray<EdgeDiff> Edges)> Within(List<(Endpoint Peer, ImmutableArray<EdgeDiff> Edges)> peers)
    {
        var most = Math.Max(0, _room / Math.Max(1, side.Cards.Count));
        if (peers.Count <= most) return peers;
        var usual = peers.GroupBy(p => p.Edges[0].After.Outcome).MaxBy(g => g.Count())!.Key;
        var chosen = peers.OrderByDescending(p => p.Edges.Any(e => e.Change != EdgeChange.None)).ThenBy(p => p.Edges[0].After.Outcome == usual)
            .Take(most).Select(p => p.Peer).ToHashSet();
        return [.. peers.Where(p => chosen.Contains(p.Peer))];
    }

    private PeerPlan Plan(Endpoint peer, ImmutableArray<EdgeDiff> edges) =>
        new(peer, edges[0].After.IsWithinTarget, [.. edges.Select(e => EdgePlan.Of(e, side.Cards, side.ShowChanges))]) { Presence = edges[0].PeerPresence };

    private RestPlan Rest(string lane, string title, ImmutableArray<EdgeDiff> edges, int count) => new(
        count, Counts.Of(edges, side.ShowChanges).Breakdown(), Together(SceneLane.RestOf(lane), $"{count} more of {title}", edges));

    private ImmutableArray<EdgePlan> Together(string id, string title, ImmutableArray<EdgeDiff> edges) =>
        [.. edges.GroupBy(e => side.Cards.CardOf(e.After)).OrderBy(g => g.Key).Select(g => EdgePlan.Of(id, title, [.. g], g.Key, side.Cards, side.ShowChanges))];

    private LanePlan Fold(string id, string title, string what, ImmutableArray<EdgeDiff> edges)
    {
        var workloads = edges.Select(e => e.After.Peer).OfType<WorkloadEndpoint>().Select(w => w.Workload.Reference).Distinct().Count();
        var text = what.Length > 0 ? what : Wording.Plural(workloads, "workload");
        // With several cards a source has several verdicts, and counting them would not count sources.
        var verdicts = side.Cards.Count == 1 ? Counts.Of(edges, side.ShowChanges).Breakdown() : "";
        return new(id, title, [], Together(id, $"{title}, folded", edges), verdicts.Length == 0 ? text : $"{text}, {verdicts}");
    }
}
