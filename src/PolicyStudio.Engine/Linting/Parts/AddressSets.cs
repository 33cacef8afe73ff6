using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Parts;

/// <summary>ipBlocks as sets of addresses.</summary>
internal static class AddressSets
{
    /// <summary>Whether the exceptions leave nothing of the range.</summary>
    public static bool IsEmpty(IpBlock block)
    {
        var next = block.Cidr.First;
        foreach (var hole in block.Except.Where(e => e.First.IsV6 == next.IsV6).OrderBy(e => e.First))
        {
            if (hole.First.CompareTo(next) > 0) return false;
            if (hole.Last.CompareTo(block.Cidr.Last) >= 0) return true;
            if (hole.Last.CompareTo(next) >= 0) next = new(next.IsV6, hole.Last.Value + 1);
        }
        return false;
    }

    /// <summary>Whether every address of one block surely is in the other.</summary>
    public static bool Covers(IpBlock wide, IpBlock narrow) =>
        wide.Cidr.Contains(narrow.Cidr)
        && wide.Except.All(hole => !Overlap(hole, narrow.Cidr) || narrow.Except.Any(e => e.Contains(hole)));

    private static bool Overlap(Cidr a, Cidr b) => a.Contains(b.First) || b.Contains(a.First);
}
