using System.Globalization;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>Writes distances as SVG wants them, whatever the culture: with two decimals at most. A full picture has thirty thousand of them, at every switch.</summary>
internal static class Pixels
{
    // Far beyond any picture, and far within what a long counts.
    private const double Most = 1e12;

    // A number beyond that takes as many at most.
    private const int MostCharacters = 32;

    /// <summary>One distance.</summary>
    public static string Text(double pixels)
    {
        Span<char> text = stackalloc char[MostCharacters];
        return new(text[..Write(text, pixels)]);
    }

    /// <summary>A point: <c>12.5 7</c>.</summary>
    public static string Text(Point point)
    {
        Span<char> text = stackalloc char[2 * MostCharacters + 1];
        var x = Write(text, point.X);
        text[x] = ' ';
        return new(text[..(x + 1 + Write(text[(x + 1)..], point.Y))]);
    }

    // Returns how many characters.
    private static int Write(Span<char> text, double pixels)
    {
        var rounded = Typesetting.Round(pixels);
        if (!(Math.Abs(rounded) < Most)) return rounded.TryFormat(text, out var all, provider: CultureInfo.InvariantCulture) ? all : 0;
        var hundredths = (long)Math.Round(rounded * 100);
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
