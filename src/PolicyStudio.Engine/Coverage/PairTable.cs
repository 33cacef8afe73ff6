using System.Collections.Immutable;

namespace PolicyStudio.Engine.Coverage;

/// <summary>Pairs of workloads counted by groups: from each group to each.</summary>
public sealed class PairTable
{
    private readonly PairCounts[,] _cells;

    private PairTable(PairCounts[,] cells) => _cells = cells;

    /// <summary>How many groups there are.</summary>
    public int Count => _cells.GetLength(0);

    /// <summary>From one group to another; within a group, its workloads among each other.</summary>
    public PairCounts this[int from, int to] => _cells[from, to];

    /// <summary>What comes into a group from all others.</summary>
    public PairCounts Entering(int group)
    {
        var sum = default(PairCounts);
        for (var from = 0; from < Count; from++)
            if (from != group) sum += _cells[from, group];
        return sum;
    }

    /// <summary>What goes out of a group to all others.</summary>
    public PairCounts Leaving(int group)
    {
        var sum = default(PairCounts);
        for (var to = 0; to < Count; to++)
            if (to != group) sum += _cells[group, to];
        return sum;
    }

    internal static PairTable Of(WorkloadClasses classes, ClassReach reach, ImmutableArray<int> groupOfClass, int groups)
    {
        var (open, undecidable, sizes) = (new long[groups, groups], new long[groups, groups], new long[groups]);
        for (var source = 0; source < classes.Count; source++)
        {
            var from = groupOfClass[source];
            sizes[from] += classes.SizeOf(source);
            foreach (var to in ReachCounts.Members(reach.OpenFrom(source))) open[from, groupOfClass[to]] += Pairs(source, to);
            foreach (var to in ReachCounts.Members(reach.UndecidableFrom(source))) undecidable[from, groupOfClass[to]] += Pairs(source, to);
        }
        var cells = new PairCounts[groups, groups];
        for (var from = 0; from < groups; from++)
            for (var to = 0; to < groups; to++)
                cells[from, to] = new(from == to ? sizes[from] * (sizes[from] - 1) : sizes[from] * sizes[to], open[from, to], undecidable[from, to]);
        return new(cells);

        long Pairs(int source, int destination) => (long)classes.SizeOf(source) * (source == destination ? classes.SizeOf(source) - 1 : classes.SizeOf(destination));
    }
}
