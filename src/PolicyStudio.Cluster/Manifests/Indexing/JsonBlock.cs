using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PolicyStudio.Cluster.Manifests.Indexing;

/// <summary>
/// Looks at JSON 64 bytes at a time and tells what stands within strings and what outside; a bit of a mask stands for a byte. It is right
/// for JSON; whether the bytes are JSON is for whoever reads on.
/// </summary>
internal struct JsonBlock
{
    /// <summary>How many bytes are looked at at a time.</summary>
    public const int Size = 64;

    private const ulong Even = 0x5555_5555_5555_5555;

    private ulong _inString, _escaped;

    /// <summary>Every quote and backslash, wherever it stands.</summary>
    public ulong Marks { get; private set; }

    /// <summary>What stands behind a backslash that is not escaped itself.</summary>
    public ulong Escaped { get; private set; }

    /// <summary>The quotes that open or close a string.</summary>
    public ulong Quotes { get; private set; }

    /// <summary>What stands within strings, the opening quotes included and the closing ones not.</summary>
    public ulong Strings { get; private set; }

    /// <summary>Whether a string goes on behind the block.</summary>
    public readonly bool IsInString => _inString != 0;

    /// <summary>Looks at the next block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(Vector512<byte> block)
    {
        var (quotes, backslashes) = (Mask(block, (byte)'"'), Mask(block, (byte)'\\'));
        Marks = quotes | backslashes;
        Escaped = backslashes == 0 ? _escaped : EscapedBy(backslashes);
        if (backslashes == 0) _escaped = 0;
        Quotes = quotes & ~Escaped;
        Strings = PrefixXor(Quotes) ^ _inString;
        _inString = (ulong)((long)Strings >> 63);
    }

    /// <summary>Where a byte stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mask(Vector512<byte> block, byte value) => Vector512.Equals(block, Vector512.Create(value)).ExtractMostSignificantBits();

    // A run of backslashes escapes every second character behind its first: the odd ones where it begins at an even one, and the other way
    // round. Adding its first bit to a run clears it, and so tells the two sorts apart.
    private ulong EscapedBy(ulong backslashes)
    {
        var runs = backslashes & ~_escaped;
        var even = runs & ~(runs + (runs & ~(runs << 1) & Even));
        var odd = runs & ~even;
        var escaped = (even << 1 & ~Even) | (odd << 1 & Even) | _escaped;
        _escaped = odd >> (Size - 1);
        return escaped;
    }

    // Each bit is whether an odd number of bits stand up to it: from an opening quote to before the closing one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PrefixXor(ulong bits)
    {
        if (Pclmulqdq.IsSupported) return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar();
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ bits << 32;
    }
}
