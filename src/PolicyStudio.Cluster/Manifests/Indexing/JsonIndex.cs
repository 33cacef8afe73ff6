using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace PolicyStudio.Cluster.Manifests.Indexing;

/// <summary>
/// Where in a text of JSON something begins or ends: each brace, bracket, colon and comma outside of strings, each quote around one, and the
/// first byte of everything else that is not blank. A <see cref="JsonCursor"/> goes from one to the next, and sees every byte that counts.
/// It is made as far as somebody asks. Used again for one text after the other, by one thread.
/// </summary>
internal sealed class JsonIndex
{
    private const int AtOnce = 16 * JsonBlock.Size;

    private int[] _places = new int[4096];
    private int _count, _offset, _next;
    private JsonBlock _blocks;
    private ulong _inScalar;
    private Vector512<byte> _all;
    private bool _isRefused;

    /// <summary>The places found so far, in order.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, _count);

    /// <summary>Begins a text.</summary>
    public void Begin()
    {
        (_count, _all, _isRefused) = (0, default, false);
        GoOnAt(0);
    }

    /// <summary>Finds some more places.</summary>
    /// <returns>
    /// False when the text has ended, and where a string holds a control character, a bad escape or one that may be half of a character: that
    /// is for a parser to tell.
    /// </returns>
    public bool Extend(ReadOnlySpan<byte> utf8)
    {
        if (_isRefused || _offset >= utf8.Length) return false;
        if (_places.Length < _count + AtOnce) Array.Resize(ref _places, _places.Length * 2);
        // Locals are kept in registers.
        var (blocks, inScalar, all, count, places) = (_blocks, _inScalar, _all, _count, _places);
        var end = Math.Min(utf8.Length, _offset + _next);
        // What lies far behind may be passed over instead.
        _next = Math.Min(2 * _next, AtOnce);
        for (; _offset < end; _offset += JsonBlock.Size)
        {
            var block = _offset + JsonBlock.Size <= end ? Vector512.Create<byte>(utf8[_offset..]) : Last(utf8[_offset..]);
            all |= block;
            blocks.Move(block);
            var controls = Vector512.LessThan(block, Vector512.Create((byte)' ')).ExtractMostSignificantBits();
            var escapes = blocks.Escaped & ~blocks.Marks;
            _isRefused = (controls & blocks.Strings) != 0 || (escapes != 0 && !AreEscapes(utf8, _offset, escapes));
            if (_isRefused) return false;
            // A bracket and a brace differ in one bit.
            var braces = block | Vector512.Create((byte)0x20);
            var structural = JsonBlock.Mask(braces, (byte)'{') | JsonBlock.Mask(braces, (byte)'}') | JsonBlock.Mask(block, (byte)':') | JsonBlock.Mask(block, (byte)',');
            var blank = JsonBlock.Mask(block, (byte)' ');
            if (controls != 0) blank |= JsonBlock.Mask(block, (byte)'\n') | JsonBlock.Mask(block, (byte)'\r') | JsonBlock.Mask(block, (byte)'\t');
            var scalars = ~(structural | blank | blocks.Strings | blocks.Quotes);
            count += Write(_offset, (structural & ~blocks.Strings) | blocks.Quotes | (scalars & ~(scalars << 1 | inScalar)), places.AsSpan(count, JsonBlock.Size));
            inScalar = scalars >> (JsonBlock.Size - 1);
        }
        (_blocks, _inScalar, _all, _count) = (blocks, inScalar, all, count);
        return true;
    }

    /// <summary>Passes over a value that is known to be JSON of ASCII.</summary>
    /// <param name="place">The number of the place at which it begins; the last one from now on, it is that of the value's last byte then.</param>
    /// <param name="end">Where what follows begins.</param>
    public void Pass(int place, int end)
    {
        _places[place] = end - 1;
        _count = place + 1;
        GoOnAt(end);
    }

    /// <summary>Whether the text has been looked at to its end and is one of UTF-8, and every string is closed.</summary>
    public bool IsWhole(ReadOnlySpan<byte> utf8) =>
        !_isRefused && _offset >= utf8.Length && !_blocks.IsInString && (_all.ExtractMostSignificantBits() == 0 || Utf8.IsValid(utf8));

    private void GoOnAt(int offset) => (_offset, _next, _blocks, _inScalar) = (offset, 2 * JsonBlock.Size, default, 0);

    // Four at a time, whether there are so many or not, so that the processor need not guess; what is too many is written over.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(int offset, ulong wanted, Span<int> room)
    {
        var count = BitOperations.PopCount(wanted);
        for (var i = 0; i < count; i += 4)
        {
            room[i + 3] = 0;
            room[i] = offset + BitOperations.TrailingZeroCount(wanted);
            wanted &= wanted - 1;
            room[i + 1] = offset + BitOperations.TrailingZeroCount(wanted);
            wanted &= wanted - 1;
            room[i + 2] = offset + BitOperations.TrailingZeroCount(wanted);
            wanted &= wanted - 1;
            room[i + 3] = offset + BitOperations.TrailingZeroCount(wanted);
            wanted &= wanted - 1;
        }
        return count;
    }

    // Filled up with blanks.
    private static Vector512<byte> Last(ReadOnlySpan<byte> rest)
    {
        Span<byte> last = stackalloc byte[JsonBlock.Size];
        last.Fill((byte)' ');
        rest.CopyTo(last);
        return Vector512.Create<byte>(last);
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
