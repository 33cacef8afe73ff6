using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Projecting.Parts;

/// <summary>
/// Values that objects of a cluster have in common, each kept once: pods of one ReplicaSet share their labels, ports and owner. A value has
/// one place by its hash, and a newer one takes it from an older one: so the pool is bounded, and no text is slow to look up. For any
/// thread: a place holds one reference, which is read once and written whole, and losing one costs a little memory.
/// </summary>
internal sealed class ValuePool
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    private readonly string?[] _texts = new string?[1 << 15];
    private readonly LabelSet?[] _labels = new LabelSet?[1 << 12];
    private readonly LabelSet?[] _likes = new LabelSet?[1 << 8];
    private readonly ObjectReference?[] _references = new ObjectReference?[1 << 12];
    private readonly ImmutableArray<ContainerPort>[] _ports = new ImmutableArray<ContainerPort>[1 << 9];

    /// <summary>The text of bytes of UTF-8.</summary>
    public string Text(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return "";
        ref var place = ref _texts[Hash(utf8) & (uint)(_texts.Length - 1)];
        return place is { } known && Ascii.Equals(utf8, known) ? known : place = Encoding.UTF8.GetString(utf8);
    }

    /// <summary>The set of labels whose keys are in order and differ.</summary>
    public LabelSet Labels(ReadOnlySpan<KeyValuePair<string, string>> sorted)
    {
        if (sorted.IsEmpty) return LabelSet.Empty;
        var (hash, keys) = (0UL, 0UL);
        foreach (var (key, value) in sorted) (hash, keys) = (Mix(Mix(hash, key), value), Mix(keys, key));
        ref var place = ref _labels[hash >> 32 & (uint)(_labels.Length - 1)];
        if (place is { } known && known.HasExactly(sorted)) return known;
        ref var like = ref _likes[keys >> 32 & (uint)(_likes.Length - 1)];
        return place = like = LabelSet.OfSorted(sorted, like);
    }

    /// <summary>A reference.</summary>
    public ObjectReference Reference(string kind, string ns, string name)
    {
        ref var place = ref _references[Mix(Mix(Mix(0, kind), ns), name) >> 32 & (uint)(_references.Length - 1)];
        return place is { } known && known.Name == name && known.Namespace == ns && known.Kind == kind ? known : place = new(kind, ns, name);
    }

    /// <summary>A list of ports.</summary>
    public ImmutableArray<ContainerPort> Ports(List<ContainerPort> ports)
    {
        if (ports.Count == 0) return [];
        ulong hash = 0;
        foreach (var port in ports) hash = Mix(Mix(hash, port.Name ?? ""), (ulong)port.Number);
        ref var place = ref _ports[hash >> 32 & (uint)(_ports.Length - 1)];
        return place is { IsDefault: false } known && known.AsSpan().SequenceEqual(CollectionsMarshal.AsSpan(ports)) ? known : place = [.. ports];
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Prime;
        return hash ^ (hash >> 32);
    }

    // A few letters and the length tell most texts apart; those that fall together only take each other's place.
    private static ulong Mix(ulong hash, string text)
    {
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        if (bytes.Length >= 16)
            return Mix(Mix(Mix(hash, (ulong)bytes.Length), BinaryPrimitives.ReadUInt64LittleEndian(bytes[..8])), Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes[^8..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[(bytes.Length / 2 - 4)..])));
        foreach (var letter in text) hash = Mix(hash, letter);
        return Mix(hash, (ulong)bytes.Length);
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length;
        for (; utf8.Length >= 8; utf8 = utf8[8..]) hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(utf8));
        ulong rest = 0;
        foreach (var b in utf8) rest = rest << 8 | b;
        return (uint)(Mix(hash, rest) >> 32);
    }
}
