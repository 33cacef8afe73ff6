using System.Buffers.Text;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.Unicode;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Projecting;

/// <summary>
/// Where in a text of JSON something begins or ends: each brace, bracket, colon and comma outside of strings, each quote around one, and the
/// first byte of everything else that is not blank. A <see cref="JsonCursor"/> goes from one to the next, and sees every byte that counts.
/// Used again for one text after the other, by one thread.
/// </summary>
internal sealed class JsonIndex
{
    private const ulong High = 0x8080_8080_8080_8080;

    private int[] _places = new int[4096];
    private int _count;

    /// <summary>The places, in order. Quotes come in pairs.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, _count);

    /// <summary>Finds the places.</summary>
    /// <returns>
    /// False where a string is not closed, holds a control character, a bad escape or one that may be half of a character, or the text is not
    /// UTF-8: that is for a parser to tell.
    /// </returns>
    public bool Read(ReadOnlySpan<byte> utf8)
    {
        _count = 0;
        var (blocks, carry, all) = (new JsonBlock(), 0UL, Vector512<byte>.Zero);
        Span<byte> last = stackalloc byte[JsonBlock.Size];
        last.Fill((byte)' ');
        utf8[(utf8.Length / JsonBlock.Size * JsonBlock.Size)..].CopyTo(last);
        for (var at = 0; at < utf8.Length; at += JsonBlock.Size)
        {
            var block = Vector512.Create<byte>(at + JsonBlock.Size <= utf8.Length ? utf8[at..] : last);
            all |= block;
            blocks.Move(block);
            var controls = Vector512.LessThan(block, Vector512.Create((byte)' ')).ExtractMostSignificantBits();
            if ((controls & blocks.Strings) != 0 || ((blocks.Escaped & ~blocks.Marks) is var escapes && escapes != 0 && !AreEscapes(utf8, at, escapes))) return false;
            // A bracket and a brace differ in one bit.
            var lower = block | Vector512.Create((byte)0x20);
            var structural = JsonBlock.Mask(lower, (byte)'{') | JsonBlock.Mask(lower, (byte)'}') | JsonBlock.Mask(block, (byte)':') | JsonBlock.Mask(block, (byte)',');
            var blank = JsonBlock.Mask(block, (byte)' ');
            if (controls != 0) blank |= JsonBlock.Mask(block, (byte)'\n') | JsonBlock.Mask(block, (byte)'\r') | JsonBlock.Mask(block, (byte)'\t');
            var scalars = ~(structural | blank | blocks.Strings | blocks.Quotes);
            var wanted = (structural & ~blocks.Strings) | blocks.Quotes | (scalars & ~(scalars << 1 | carry));
            carry = scalars >> (JsonBlock.Size - 1);
            Add(at, wanted);
        }
        return !blocks.IsInString && ((all.AsUInt64() & Vector512.Create(High)) == Vector512<ulong>.Zero || Utf8.IsValid(utf8));
    }

    private void Add(int at, ulong wanted)
    {
        if (_places.Length < _count + JsonBlock.Size) Array.Resize(ref _places, _places.Length * 2);
        // Four at a time, whether there are so many or not, so that the processor need not guess; what is too many is written over.
        var room = _places.AsSpan(_count, JsonBlock.Size);
        var count = BitOperations.PopCount(wanted);
        for (var i = 0; i < count; i += 4)
        {
            room[i + 3] = 0;
            room[i] = at + BitOperations.TrailingZeroCount(wanted);
            wanted &= wanted - 1;
            room[i + 1] = at + BitOperations.TrailingZeroCount(wanted);
            wanted &= wanted - 1;
            room[i + 2] = at + BitOperations.TrailingZeroCount(wanted);
            wanted &= wanted - 1;
            room[i + 3] = at + BitOperations.TrailingZeroCount(wanted);
            wanted &= wanted - 1;
        }
        _count += count;
    }

    // The escapes but those of quote and backslash.
    private static bool AreEscapes(ReadOnlySpan<byte> utf8, int at, ulong escapes)
    {
        for (; escapes != 0; escapes &= escapes - 1)
        {
            var escape = at + BitOperations.TrailingZeroCount(escapes);
            if (escape >= utf8.Length || !(utf8[escape] == (byte)'u' ? IsCharacter(utf8[(escape + 1)..]) : "/bfnrt"u8.Contains(utf8[escape]))) return false;
        }
        return true;
    }

    private static bool IsCharacter(ReadOnlySpan<byte> digits) =>
        digits.Length >= 4 && digits[0] is not ((byte)'d' or (byte)'D') && Utf8Parser.TryParse(digits[..4], out uint _, out var length, 'x') && length == 4;
}
