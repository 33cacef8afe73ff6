using System.Globalization;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>Writes distances as SVG wants them, whatever the culture: with two decimals at most. A full picture has thirty thousand of them, at every switch.</summary>
internal static class Pixels
{
    // Far beyond any picture, and far within what a long counts.
    private const double Most = 1e12;

    private const int MostCharacters = 20;

    /// <summary>One distance.</summary>
    public static string Text(double pixels)
    {
        Span<char> text = stackalloc char[MostCharacters];
        return Write(text, pixels) is var length and > 0 ? new(text[..length]) : Slowly(pixels);
    }

    /// <summary>A point: <c>12.5 7</c>.</summary>
    public static string Text(Point point)
    {
        Span<char> text = stackalloc char[2 * MostCharacters + 1];
        var x = Write(text, point.X);
        if (x == 0) return Slow(point);
        text[x] = ' ';
        var y = Write(text[(x + 1)..], point.Y);
        return y == 0 ? Slow(point) : new(text[..(x + 1 + y)]);
    }

    private static string Slow(Point point) => $"{Slowly(point.X)} {Slowly(point.Y)}";

    private static string Slowly(double pixels) => Typesetting.Round(pixels).ToString(CultureInfo.InvariantCulture);

    // Returns how many characters; none where the number is too large, or none at all.
    private static int Write(Span<char> text, double pixels)
    {
        if (!(Math.Abs(pixels) < Most)) return 0;
        var hundredths = (long)Math.Round(Typesetting.Round(pixels) * 100);
        var at = 0;
        if (hundredths < 0) (text[at++], hundredths) = ('-', -hundredths);
        var (whole, rest) = Math.DivRem(hundredths, 100);
        whole.TryFormat(text[at..], out var digits, provider: CultureInfo.InvariantCulture);
        at += digits;
        if (rest == 0) return at;
        text[at++] = '.';
        text[at++] = (char)('0' + rest / 10);
        if (rest % 10 != 0) text[at++] = (char)('0' + rest % 10);
        return at;
    }
}
