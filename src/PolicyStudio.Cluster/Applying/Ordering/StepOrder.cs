using System.Collections.Immutable;
using System.Numerics;

namespace PolicyStudio.Cluster.Applying.Ordering;

/// <summary>Seeks an order of moves in which nothing flickers: depth first, in the preferred order, never twice into the same dead end.</summary>
/// <param name="simulation">Judges prefixes.</param>
internal sealed class StepOrder(OrderSimulation simulation)
{
    // Beyond so many moves only the two plain orders are compared: the sets of moves double with each.
    private const int MostMovesSought = 8;

    private readonly HashSet<BigInteger> _deadEnds = [];

    /// <summary>The first clean order, or null.</summary>
    public ImmutableArray<int>? FindClean()
    {
        if (simulation.Moves > MostMovesSought) return All(simulation.Moves) is var plain && FlickersOf(plain).IsEmpty ? plain : null;
        var order = ImmutableArray.CreateBuilder<int>();
        return Extend(BigInteger.Zero, order) ? order.ToImmutable() : null;
    }

    /// <summary>The better of the preferred order and its reverse, with what flickers in it.</summary>
    public (ImmutableArray<int> Order, ImmutableArray<Flicker> Flickers) FindLeastBad()
    {
        var preferred = All(simulation.Moves);
        ImmutableArray<int> reversed = [.. preferred.Reverse()];
        return new[] { preferred, reversed }.Select(o => (Order: o, Flickers: FlickersOf(o))).MinBy(o => o.Flickers.Length);
    }

    private bool Extend(BigInteger done, ImmutableArray<int>.Builder order)
    {
        if (order.Count == simulation.Moves) return true;
        for (var next = 0; next < simulation.Moves; next++)
        {
            var then = done | (BigInteger.One << next);
            if (then == done || _deadEnds.Contains(then) || simulation.Flickers(done, next).Any()) continue;
            order.Add(next);
            if (Extend(then, order)) return true;
            order.RemoveAt(order.Count - 1);
        }
        _deadEnds.Add(done);
        return false;
    }

    private ImmutableArray<Flicker> FlickersOf(ImmutableArray<int> order)
    {
        var (flickers, done) = (new List<Flicker>(), BigInteger.Zero);
        foreach (var next in order)
        {
            flickers.AddRange(simulation.Flickers(done, next));
            done |= BigInteger.One << next;
        }
        return [.. flickers.Distinct()];
    }

    private static ImmutableArray<int> All(int count) => [.. Enumerable.Range(0, count)];
}
