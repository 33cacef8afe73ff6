using System.Collections.Immutable;
using PolicyStudio.Engine.Matrix.Indexing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix.Identities;

/// <summary>Which pods' addresses lie in the same ipBlocks: such pods cannot be told apart by their address.</summary>
internal sealed class AddressClasses
{
    private readonly OutsideRanges _ranges;
    private readonly int[] _held;
    private readonly int[] _classes;
    private readonly ImmutableArray<IpBlock> _blocks;
    private readonly Lazy<Dictionary<int[], int>> _byBlocks;
    private int _next;

    /// <param name="ranges">The addresses, cut where a block cuts them.</param>
    /// <param name="blocks">The blocks.</param>
    /// <param name="pods">Every pod.</param>
    public AddressClasses(OutsideRanges ranges, ImmutableArray<IpBlock> blocks, IEnumerable<Pod> pods)
    {
        (_ranges, _blocks) = (ranges, blocks);
        _byBlocks = new(ByBlocks);
        var held = new HashSet<int>();
        foreach (var pod in pods)
            for (var i = 0; i < pod.AddressCount; i++) held.Add(ranges.IndexOf(pod.AddressAt(i)));
        _held = [.. held.Order()];
        _classes = new int[_held.Length];
        // Ranges stand together until a block holds one and not the other.
        var count = 1;
        var renamed = new Dictionary<int, int>();
        foreach (var block in blocks)
        {
            renamed.Clear();
            foreach (var at in HeldIn(block))
            {
                if (!renamed.TryGetValue(_classes[at], out var name)) renamed[_classes[at]] = name = count++;
                _classes[at] = name;
            }
        }
        // Class 0 is of the ranges that no block holds, and of pods without an address.
        _next = count;
    }

    /// <summary>How many ranges hold a pod's address.</summary>
    public int Places => _held.Length;

    /// <summary>The places, among the ranges that hold a pod's address, of those in a block.</summary>
    public IEnumerable<int> HeldIn(IpBlock block)
    {
        foreach (var (first, end) in _ranges.RunsOf(block))
            for (var at = Position(first); at < _held.Length && _held[at] < end; at++) yield return at;
    }

    /// <summary>The place of an address among the ranges that hold one, or -1.</summary>
    public int PlaceOf(IpAddress address)
    {
        var at = Array.BinarySearch(_held, _ranges.IndexOf(address));
        return at < 0 ? -1 : at;
    }

    /// <summary>The class of a pod with its addresses, made where it is new.</summary>
    public int Add(Pod pod) => ClassOf(pod, keep: true);

    /// <summary>The class of a pod with its addresses, or -1 where no pod had such.</summary>
    public int Find(Pod pod) => ClassOf(pod, keep: false);

    // A pod in none of the blocks is one without an address, as far as policies go; one with two addresses is in the blocks of both.
    private int ClassOf(Pod pod, bool keep)
    {
        var only = 0;
        var parts = pod.AddressCount > 1 ? new SortedSet<int>() : null;
        for (var i = 0; i < pod.AddressCount; i++)
        {
            var place = PlaceOf(pod.AddressAt(i));
            if (place < 0) return -1;
            only = _classes[place];
            if (only != 0) parts?.Add(only);
        }
        if (parts is null) return only;
        if (parts.Count < 2) return parts.Count == 0 ? 0 : parts.Min;
        int[] held = [.. Enumerable.Range(0, _blocks.Length).Where(b => pod.LiesIn(_blocks[b]))];
        if (_byBlocks.Value.TryGetValue(held, out var known)) return known;
        if (!keep) return -1;
        return _byBlocks.Value[held] = _next++;
    }

    // Two addresses may together lie in just the blocks in which a single one lies.
    private Dictionary<int[], int> ByBlocks()
    {
        var byBlocks = new Dictionary<int[], int>(Sequences.Comparer);
        var held = _held.Select(_ => new List<int>()).ToList();
        for (var block = 0; block < _blocks.Length; block++)
            foreach (var at in HeldIn(_blocks[block])) held[at].Add(block);
        for (var at = 0; at < _held.Length; at++) byBlocks[[.. held[at]]] = _classes[at];
        return byBlocks;
    }

    private int Position(int range)
    {
        var at = Array.BinarySearch(_held, range);
        return at < 0 ? ~at : at;
    }
}
