using System.Collections.Immutable;
using PolicyStudio.Diagram.Planning;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Layout;

/// <summary>One half of a picture: the edges of one direction with the lanes of its peers. Sources stand at the left of the targets, destinations at the right.</summary>
internal sealed class SceneSide
{
    private static readonly Unique<SceneRow> Rows = new();

    private SceneSide(SceneRequest request, PolicyType direction)
    {
        (Request, Direction) = (request, direction);
        var answers = request.Targets.Select(t => t.In(direction)).OfType<ReachabilityDiff>().ToList();
        Edges = answers is [var only] ? only.Edges : [.. answers.SelectMany(a => a.Edges)];
        Cards = new(answers.Select(a => a.After));
        Plans = new Folding(this).Plan();
        Drawn = [.. Plans.SelectMany(p => p.Edges)];
        Column = new(Cards.Count, Drawn);
    }

    public SceneRequest Request { get; }

    public PolicyType Direction { get; }

    /// <summary>The edges to draw, folded away or not.</summary>
    public ImmutableArray<EdgeDiff> Edges { get; }

    public TargetCards Cards { get; }

    public ImmutableArray<LanePlan> Plans { get; }

    /// <summary>The edges as they are drawn, one by one or together.</summary>
    public ImmutableArray<EdgePlan> Drawn { get; }

    /// <summary>Where signs, words and trunks stand.</summary>
    public EdgeColumn Column { get; }

    public bool ShowChanges => Request.ShowChanges;

    /// <summary>The switch of a peer's label: where both directions are shown, its sources bear them.</summary>
    public IReadOnlyDictionary<string, LabelSwitch> WorkloadSwitches => HasSwitches ? Request.WorkloadSwitches : ImmutableDictionary<string, LabelSwitch>.Empty;

    /// <summary>The switch of a namespace's label.</summary>
    public IReadOnlyDictionary<string, LabelSwitch> NamespaceSwitches => HasSwitches ? Request.NamespaceSwitches : ImmutableDictionary<string, LabelSwitch>.Empty;

    private bool HasSwitches => Direction == PolicyType.Ingress;

    /// <summary>The half of a direction; null where no target is asked about it.</summary>
    public static SceneSide? Of(SceneRequest request, PolicyType direction) =>
        request.Targets.Any(t => t.In(direction) is not null) ? new(request, direction) : null;

    /// <summary>Places the lanes, one below the other.</summary>
    /// <param name="top">Where the first begins.</param>
    /// <param name="width">How wide the picture is.</param>
    public ImmutableArray<SceneLane> PlaceLanes(double top, double width)
    {
        var left = Direction == PolicyType.Ingress ? Measures.Margin : width - Measures.Margin - Measures.LaneWidth;
        var placing = new LanePlacing(this, left);
        var lanes = ImmutableArray.CreateBuilder<SceneLane>();
        foreach (var plan in Plans)
        {
            lanes.Add(placing.Place(plan, top));
            top = lanes[^1].Box.Bottom + Measures.LaneGap;
        }
        return lanes.ToImmutable();
    }

    /// <summary>Draws the edges between lanes and cards that have their places, and what they have in common.</summary>
    public (ImmutableArray<SceneLane> Lanes, ImmutableArray<SceneTrunk> Trunks) Connect(ImmutableArray<SceneLane> lanes, IEnumerable<TargetCard> cards, double width)
    {
        var routing = new EdgeRouting(Column, Cards, [.. cards.Select(c => c.Box)], new Facing(Direction == PolicyType.Ingress ? null : width));
        ImmutableArray<SceneLane> connected = [.. lanes.Zip(Plans, (lane, plan) => Connect(lane, plan, routing))];
        return (connected, [.. routing.Trunks()]);
    }

    private static SceneLane Connect(SceneLane lane, LanePlan plan, EdgeRouting routing)
    {
        var edges = plan.IsFolded ? [plan.Folded] : plan.Peers.Select(s => s.Edges).Concat(plan.Rest is { } rest ? [rest.Edges] : []).ToImmutableArray();
        return lane with { Rows = [.. lane.Rows.Zip(edges, (row, own) => Rows.Of(row with { Edges = routing.Route(row.Node?.Box ?? lane.Box, own) }))] };
    }
}
