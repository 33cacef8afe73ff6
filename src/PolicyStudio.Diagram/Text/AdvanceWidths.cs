using System.Buffers.Binary;
using System.Text;

namespace PolicyStudio.Diagram.Text;

/// <summary>
/// How wide each character of a TrueType font is: read from its tables cmap (format 4), hmtx and head. Layout measures text with this and
/// not with the drawing library, so that a scene needs no native code and is the same on every machine.
/// </summary>
internal sealed class AdvanceWidths
{
    private readonly Dictionary<int, double> _ems;

    // Nearly all that is drawn.
    private readonly double[] _ascii;

    private AdvanceWidths(Dictionary<int, double> ems) =>
        (_ems, _ascii) = (ems, [.. Enumerable.Range(0, 128).Select(c => ems.GetValueOrDefault(c, 1.0))]);

    public bool Has(int codePoint) => _ems.ContainsKey(codePoint);

    /// <summary>The width in ems; a character without a glyph counts as one em.</summary>
    public double Of(string text)
    {
        var sum = 0.0;
        if (Ascii.IsValid(text))
            foreach (var c in text) sum += _ascii[c];
        else
            foreach (var rune in text.EnumerateRunes()) sum += _ems.GetValueOrDefault(rune.Value, 1.0);
        return sum;
    }

    public static AdvanceWidths Read(byte[] font)
    {
        var unitsPerEm = (double)U16(font, Table(font, "head") + 18);
        var metrics = U16(font, Table(font, "hhea") + 34);
        var hmtx = Table(font, "hmtx");
        var ems = new Dictionary<int, double>();
        foreach (var (codePoint, glyph) in Glyphs(font, Table(font, "cmap")))
            ems[codePoint] = U16(font, hmtx + 4 * Math.Min(glyph, metrics - 1)) / unitsPerEm;
        return new(ems);
    }

    private static IEnumerable<(int CodePoint, int Glyph)> Glyphs(byte[] font, int cmap)
    {
        var table = Enumerable.Range(0, U16(font, cmap + 2)).Select(i => cmap + (int)U32(font, cmap + 8 + 8 * i)).First(t => U16(font, t) == 4);
        var segments = U16(font, table + 6) / 2;
        var (ends, starts) = (table + 14, table + 16 + 2 * segments);
        var (deltas, offsets) = (starts + 2 * segments, starts + 4 * segments);
        for (var s = 0; s < segments; s++)
        {
            var (first, last, delta, offset) = (U16(font, starts + 2 * s), U16(font, ends + 2 * s), U16(font, deltas + 2 * s), U16(font, offsets + 2 * s));
            for (var c = first; c <= last && c != 0xFFFF; c++)
            {
                var listed = offset == 0 ? c : U16(font, offsets + 2 * s + offset + 2 * (c - first));
                var glyph = offset != 0 && listed == 0 ? 0 : (listed + delta) & 0xFFFF;
                if (glyph != 0) yield return (c, glyph);
            }
        }
    }

    private static int Table(byte[] font, string tag)
    {
        for (var i = 0; i < U16(font, 4); i++)
            if (Encoding.ASCII.GetString(font, 12 + 16 * i, 4) == tag)
                return (int)U32(font, 20 + 16 * i);
        throw new InvalidDataException($"the font has no table {tag}");
    }

    private static int U16(byte[] font, int at) => BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(at));

    private static uint U32(byte[] font, int at) => BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(at));
}
