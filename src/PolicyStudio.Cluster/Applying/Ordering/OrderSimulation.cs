using System.Collections.Immutable;
using System.Numerics;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Ordering;

/// <summary>
/// Runs prefixes of a plan through the engine: while a move is carried out, is every connection as it was before the plan or as it will be after
/// it? A rollout counts as every mixture of its old and new pods, in which each pair is judged with either pod at either end.
/// </summary>
internal sealed class OrderSimulation
{
    private readonly ClusterSnapshot _snapshot;
    private readonly ImmutableArray<PlanMove> _moves;
    private readonly Dictionary<BigInteger, SimulatedStage> _stages = [];
    private readonly ImmutableArray<SimulatedPair> _pairs;

    public OrderSimulation(ClusterSnapshot snapshot, ImmutableArray<PlanMove> moves)
    {
        (_snapshot, _moves) = (snapshot, moves);
        _pairs = SimulatedPair.AllTouched(Stage(0), Stage((BigInteger.One << moves.Length) - 1), [.. moves.SelectMany(m => m.Changes)]);
    }

    public int Moves => _moves.Length;

    /// <summary>What flickers while one more move follows those that are done.</summary>
    /// <param name="done">The moves that are done, one bit each.</param>
    /// <param name="next">The index of the move that follows.</param>
    public IEnumerable<Flicker> Flickers(BigInteger done, int next)
    {
        var (stage, old) = (Stage(done | (BigInteger.One << next)), Stage(done));
        var rolling = _moves[next].RollingOut.ToHashSet();
        return from pair in _pairs
               from source in pair.Source.In(stage, old, rolling)
               from destination in pair.Destination.In(stage, old, rolling)
               let flicker = pair.Judge(stage.Engine, source, destination, _moves[next].Summary)
               where flicker is not null
               select flicker;
    }

    private SimulatedStage Stage(BigInteger done)
    {
        if (_stages.TryGetValue(done, out var stage)) return stage;
        var changes = _moves.Where((_, i) => !(done & (BigInteger.One << i)).IsZero).SelectMany(m => m.Changes);
        return _stages[done] = new(changes.Aggregate(PolicyDraft.Empty, (draft, c) => draft.With(c)).ApplyTo(_snapshot));
    }
}
