using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Reachability;

/// <summary>The addresses outside the cluster, cut where an ipBlock cuts them.</summary>
internal static class OutsideRanges
{
    /// <summary>Every address once: IPv4, then IPv6. Each range lies wholly within or wholly without each block.</summary>
    public static ImmutableArray<AddressEndpoint> Cut(IReadOnlyCollection<IpBlock> blocks)
    {
        var ranges = ImmutableArray.CreateBuilder<AddressEndpoint>();
        foreach (var v6 in new[] { false, true })
        {
            var cuts = new SortedSet<UInt128> { 0 };
            foreach (var cidr in blocks.SelectMany(b => b.Except.Prepend(b.Cidr)).Where(c => c.First.IsV6 == v6))
            {
                cuts.Add(cidr.First.Value);
                if (cidr.Last != IpAddress.Last(v6)) cuts.Add(cidr.Last.Value + 1);
            }
            var starts = cuts.Select(c => new IpAddress(v6, c)).ToList();
            for (var i = 0; i < starts.Count; i++)
            {
                var last = i + 1 < starts.Count ? new IpAddress(v6, starts[i + 1].Value - 1) : IpAddress.Last(v6);
                ranges.Add(new(starts[i], last));
            }
        }
        return ranges.ToImmutable();
    }
}
