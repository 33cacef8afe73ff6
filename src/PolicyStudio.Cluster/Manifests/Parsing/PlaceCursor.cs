using System.Text;

namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>Turns offsets into lines and columns; they must be asked for in ascending order, so that a text is walked through once.</summary>
internal struct PlaceCursor(int line, int column)
{
    // From about so many bytes on it pays to look at many at a time.
    private const int Long = 32;

    private int _offset;

    public int Line { get; private set; } = line;

    public int Column { get; private set; } = column;

    /// <summary>How many characters bytes of UTF-8 hold; whatever is not UTF-8 counts somehow.</summary>
    public static int Characters(ReadOnlySpan<byte> utf8)
    {
        if (Ascii.IsValid(utf8)) return utf8.Length;
        var count = 0;
        foreach (var b in utf8)
            if ((b & 0xC0) != 0x80) count++;
        return count;
    }

    public void MoveTo(ReadOnlySpan<byte> utf8, int offset)
    {
        if (offset - _offset >= Long && utf8[_offset..offset] is var over && !over.Contains((byte)'\n'))
        {
            Column += Characters(over);
            _offset = offset;
        }
        for (; _offset < offset; _offset++)
        {
            if (utf8[_offset] == (byte)'\n') (Line, Column) = (Line + 1, 1);
            else if ((utf8[_offset] & 0xC0) != 0x80) Column++;
        }
    }
}
