using System.Text;
using System.Text.Unicode;

namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>Finds bytes that are no text, with their place.</summary>
internal static class TextCheck
{
    /// <summary>The length of the UTF-8 byte order mark that the bytes begin with, or 0.</summary>
    /// <exception cref="ManifestSyntaxException">They begin with the mark of another encoding.</exception>
    public static int ByteOrderMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF])) return 3;
        if (bytes.StartsWith<byte>([0xFF, 0xFE, 0, 0]) || bytes.StartsWith<byte>([0, 0, 0xFE, 0xFF])) throw Encoded("UTF-32");
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF])) throw Encoded("UTF-16");
        return 0;
    }

    /// <summary>Throws at the first byte that is not UTF-8, or is NUL.</summary>
    /// <param name="bytes">A part of a text.</param>
    /// <param name="line">The line it begins at.</param>
    /// <param name="column">The column it begins at.</param>
    /// <exception cref="ManifestSyntaxException">There is such a byte.</exception>
    public static void RequireText(ReadOnlySpan<byte> bytes, int line, int column)
    {
        if (bytes.IndexOf((byte)0) is >= 0 and var nul)
            throw At(bytes, nul, line, column, "a NUL byte; this is no text in UTF-8 (UTF-16 has such bytes: save it as UTF-8)");
        if (Utf8.IsValid(bytes)) return;
        for (var i = 0; i < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[i..], out _, out var length) != System.Buffers.OperationStatus.Done)
                throw At(bytes, i, line, column, $"byte 0x{bytes[i]:X2} is not UTF-8; save the file as UTF-8");
            i += length;
        }
    }

    private static ManifestSyntaxException At(ReadOnlySpan<byte> bytes, int offset, int line, int column, string message)
    {
        var place = new PlaceCursor(line, column);
        place.MoveTo(bytes, offset);
        return new(message, place.Line, place.Column);
    }

    private static ManifestSyntaxException Encoded(string name) => new($"this text is {name}; save it as UTF-8", 1, 1);
}
