using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Matrix.Identities;

/// <summary>The addresses outside the cluster, cut where an ipBlock cuts them: every address once, IPv4, then IPv6.</summary>
internal sealed class OutsideRanges
{
    private readonly uint[] _starts;
    private readonly UInt128[] _startsV6;

    /// <summary>Cuts by the given blocks, so that each range lies wholly within or wholly without each of them.</summary>
    public OutsideRanges(IEnumerable<IpBlock> blocks)
    {
        var cidrs = blocks.SelectMany(b => b.Except.Prepend(b.Cidr)).ToList();
        var ranges = ImmutableArray.CreateBuilder<AddressRange>();
        foreach (var v6 in new[] { false, true })
        {
            var cuts = new SortedSet<UInt128> { 0 };
            foreach (var cidr in cidrs.Where(c => c.First.IsV6 == v6))
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
        All = ranges.ToImmutable();
        _starts = [.. All.Where(r => !r.First.IsV6).Select(r => (uint)r.First.Value)];
        _startsV6 = [.. All.Where(r => r.First.IsV6).Select(r => r.First.Value)];
    }

    /// <summary>The ranges.</summary>
    public ImmutableArray<AddressRange> All { get; }

    /// <summary>The index of the range that holds an address.</summary>
    public int IndexOf(IpAddress address)
    {
        var at = address.IsV6 ? _startsV6.AsSpan().BinarySearch(address.Value) : _starts.AsSpan().BinarySearch((uint)address.Value);
        return (at >= 0 ? at : ~at - 1) + (address.IsV6 ? _starts.Length : 0);
    }

    /// <summary>The runs of ranges, from the first up to the end, that make up a block; ascending.</summary>
    public IEnumerable<(int First, int End)> RunsOf(IpBlock block)
    {
        var (next, end) = Run(block.Cidr);
        foreach (var (first, holeEnd) in block.Except.Select(Run).Order())
        {
            if (first > next && first < end) yield return (next, first);
            next = Math.Max(next, holeEnd);
        }
        if (next < end) yield return (next, end);
    }

    private (int First, int End) Run(Cidr cidr) => (IndexOf(cidr.First), IndexOf(cidr.Last) + 1);
}
