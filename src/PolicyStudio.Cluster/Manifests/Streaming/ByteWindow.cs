
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>The part of a stream that is at hand: it grows at the end by reading on, and shrinks at the front; it knows the line and column it begins at.</summary>
internal sealed class ByteWindow
{
    private const int Step = 64 * 1024;

    /// <summary>The size of a buffer that parts are taken from: one that fits into the processor's cache is looked at faster.</summary>
    public const int Part = 256 * 1024;

    private readonly Stream _stream;
    private byte[] _buffer;
    private int _start, _end;

    public ByteWindow(Stream stream, int likelySize)
    {
        _stream = stream;
        _buffer = new byte[stream.CanSeek ? (int)Math.Min(stream.Length + 1, likelySize + 1L) : Step];
    }

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(_start, _end - _start);

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Whether the stream has been read to its end: nothing follows these bytes.</summary>
    public bool IsLast { get; private set; }

    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    /// <summary>How many bytes of the line stand before the window.</summary>
    public int ByteColumn { get; private set; }

    /// <summary>Reads on, at least as much as there is, so that scanning the window anew each time stays linear; false when nothing was left.</summary>
    public bool Fill()
    {
        var (before, wanted) = (Span.Length, Span.Length + Math.Max(Step, Span.Length));
        while (!IsLast && Span.Length < wanted)
        {
            if (_end == _buffer.Length) MakeRoom();
            var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            IsLast = read == 0;
        }
        return Span.Length > before;
    }

    /// <summary>Drops bytes at the front.</summary>
    /// <returns>Whether they were plain: of one line, and each a letter of its own.</returns>
    public bool Advance(int count)
    {
        var over = Span[..count];
        var isPlain = !over.ContainsAnyExceptInRange((byte)' ', (byte)'~');
        var lastBreak = isPlain ? -1 : over.LastIndexOf((byte)'\n');
        (Line, Column) = isPlain ? (Line, Column + count) : PlaceOf(count);
        ByteColumn = lastBreak < 0 ? ByteColumn + count : count - lastBreak - 1;
        _start += count;
        return isPlain;
    }

    /// <summary>Gives bytes at the front away, to be read on another thread: with the buffer where that is cheaper than copying them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="spare">A buffer that nobody needs any more, or null.</param>
    public WindowPart Take(int count, byte[]? spare)
    {
        var (taken, place, byteColumn) = (Bytes[..count], (Line, Column), ByteColumn);
        var isPlain = Advance(count);
        var isCopied = Span.Length > count;
        var (from, wanted) = isCopied ? (taken, count) : (Bytes, Math.Max(Part, 2 * Span.Length));
        var other = spare?.Length >= wanted ? spare : new byte[wanted];
        from.Span.CopyTo(other);
        if (isCopied) return new(other, 0, place, byteColumn, isPlain);
        var part = new WindowPart(_buffer, _start - count, place, byteColumn, isPlain);
        (_buffer, _end, _start) = (other, from.Length, 0);
        return part;
    }

    /// <summary>Drops whole lines at the front, which the caller has counted.</summary>
    public void AdvanceLines(int count, int lines)
    {
        if (lines > 0) (Line, Column) = (Line + lines, 1);
        _start += count;
    }

    /// <summary>Drops a byte order mark, which is neither text nor a column.</summary>
    public void SkipMark(int length) => _start += length;

    /// <summary>The place of a byte of the window; columns are counted in characters.</summary>
    public (int Line, int Column) PlaceOf(int offset)
    {
        var before = Span[..offset];
        var lines = before.Count((byte)'\n');
        return lines == 0
            ? (Line, Column + PlaceCursor.Characters(before))
            : (Line + lines, 1 + PlaceCursor.Characters(before[(before.LastIndexOf((byte)'\n') + 1)..]));
    }

    // Moves what is left to the front when that frees half of the buffer, or doubles it: either way reading stays linear.
    private void MakeRoom()
    {
        var to = _start > _buffer.Length / 2 ? _buffer : new byte[Math.Max(Step, _buffer.Length * 2)];
        Buffer.BlockCopy(_buffer, _start, to, 0, _end - _start);
        (_buffer, _end, _start) = (to, _end - _start, 0);
    }
}

/// <summary>Bytes that were taken out of a window.</summary>
/// <param name="Buffer">A buffer that nobody else uses.</param>
/// <param name="Start">Where in it they begin.</param>
/// <param name="Place">The line and column at which they begin.</param>
/// <param name="ByteColumn">How many bytes of the line stand before them.</param>
/// <param name="IsPlain">Whether they are of one line, and each is a letter of its own.</param>
internal readonly record struct WindowPart(byte[] Buffer, int Start, (int Line, int Column) Place, int ByteColumn, bool IsPlain);
