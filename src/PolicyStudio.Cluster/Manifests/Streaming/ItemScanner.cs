using System.Numerics;
using System.Runtime.Intrinsics;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>
/// Finds where an object ends, 64 bytes at a time, by its braces outside of strings. It is right for JSON, and never looks at anything else:
/// whether the bytes are JSON is for whoever reads them.
/// </summary>
internal static class ItemScanner
{
    private const int Block = 64;

    /// <summary>The length of the object that begins at the first byte; -1 when it goes on behind the last one.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        var (depth, isInString, isEscaped) = (0, 0UL, false);
        // The last block is filled up with zeros.
        Span<byte> last = stackalloc byte[Block];
        bytes[(bytes.Length / Block * Block)..].CopyTo(last);
        for (var at = 0; at < bytes.Length; at += Block)
        {
            scoped var block = at + Block <= bytes.Length ? bytes[at..] : last;
            var quotes = Mask(block, (byte)'"');
            if (Mask(block, (byte)'\\') is var backslashes && (backslashes != 0 || isEscaped)) quotes &= ~Escaped(backslashes, ref isEscaped);
            var strings = PrefixXor(quotes) ^ isInString;
            // All ones when the block ends within a string.
            isInString = (ulong)((long)strings >> 63);
            var opens = Mask(block, (byte)'{') & ~strings;
            var closes = Mask(block, (byte)'}') & ~strings;
            if (depth > BitOperations.PopCount(closes))
            {
                depth += BitOperations.PopCount(opens) - BitOperations.PopCount(closes);
                continue;
            }
            for (var braces = opens | closes; braces != 0; braces &= braces - 1)
            {
                var brace = BitOperations.TrailingZeroCount(braces);
                depth += (opens >> brace & 1) != 0 ? 1 : -1;
                if (depth <= 0) return at + brace + 1;
            }
        }
        return -1;
    }

    private static ulong Mask(ReadOnlySpan<byte> block, byte value)
    {
        var wanted = Vector256.Create(value);
        return Vector256.Equals(Vector256.Create(block), wanted).ExtractMostSignificantBits()
            | (ulong)Vector256.Equals(Vector256.Create(block[32..]), wanted).ExtractMostSignificantBits() << 32;
    }

    // The characters behind a backslash that is not escaped itself.
    private static ulong Escaped(ulong backslashes, ref bool isEscaped)
    {
        var escaped = isEscaped ? 1UL : 0;
        backslashes &= ~escaped;
        isEscaped = false;
        while (backslashes != 0)
        {
            var at = BitOperations.TrailingZeroCount(backslashes);
            if (at == Block - 1)
            {
                isEscaped = true;
                break;
            }
            escaped |= 2UL << at;
            backslashes &= ~(3UL << at);
        }
        return escaped;
    }

    // Each bit is whether an odd number of bits stand up to it: from an opening quote to before the closing one.
    private static ulong PrefixXor(ulong bits)
    {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ bits << 32;
    }
}
