using System.Numerics;
using System.Runtime.Intrinsics;
using PolicyStudio.Cluster.Manifests.Indexing;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>
/// Finds where an object ends, 64 bytes at a time, by its braces outside of strings. It is right for JSON, and never looks at anything else:
/// whether the bytes are JSON is for whoever reads them.
/// </summary>
internal static class ItemScanner
{
    /// <summary>The length of the object that begins at the first byte; -1 when it goes on behind the last one.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        var (depth, blocks) = (0, new JsonBlock());
        // The last block is filled up with zeros.
        Span<byte> last = stackalloc byte[JsonBlock.Size];
        last.Clear();
        bytes[(bytes.Length / JsonBlock.Size * JsonBlock.Size)..].CopyTo(last);
        for (var at = 0; at < bytes.Length; at += JsonBlock.Size)
        {
            var block = Vector512.Create<byte>(at + JsonBlock.Size <= bytes.Length ? bytes[at..] : last);
            blocks.Move(block);
            var opens = JsonBlock.Mask(block, (byte)'{') & ~blocks.Strings;
            var closes = JsonBlock.Mask(block, (byte)'}') & ~blocks.Strings;
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
}
