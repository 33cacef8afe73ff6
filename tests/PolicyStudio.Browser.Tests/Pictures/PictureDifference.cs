using SkiaSharp;

namespace PolicyStudio.Browser.Tests.Pictures;

/// <summary>What differs between two pictures.</summary>
/// <param name="IsWithinTolerance">Whether it is little enough to be the rendering's noise.</param>
/// <param name="Summary">How much differs, for people.</param>
/// <param name="Picture">A PNG of the actual picture, pale, with what differs in red; null when nothing does or the sizes differ.</param>
internal sealed record PictureDifference(bool IsWithinTolerance, string Summary, byte[]? Picture)
{
    // A pixel differs when a channel is off by more than anti-aliasing explains; so many in ten thousand may.
    private const int ChannelTolerance = 12;
    private const double PixelsPerTenThousand = 2;

    /// <summary>Compares two PNGs pixel by pixel.</summary>
    public static PictureDifference Of(byte[] expected, byte[] actual)
    {
        using var before = SKBitmap.Decode(expected);
        using var after = SKBitmap.Decode(actual);
        if (before.Width != after.Width || before.Height != after.Height)
            return new(false, $"{after.Width}x{after.Height} pixels instead of {before.Width}x{before.Height}", null);

        using var marked = after.Copy();
        var count = 0;
        for (var y = 0; y < after.Height; y++)
            for (var x = 0; x < after.Width; x++)
            {
                var (was, now) = (before.GetPixel(x, y), after.GetPixel(x, y));
                var differs = Differs(was, now);
                if (differs) count++;
                marked.SetPixel(x, y, differs ? SKColors.Red : Pale(now));
            }
        var share = count * 10_000.0 / (after.Width * after.Height);
        var summary = FormattableString.Invariant($"{count} pixels differ, {share:0.##} in ten thousand");
        return new(share <= PixelsPerTenThousand, summary, count == 0 ? null : Encode(marked));
    }

    private static bool Differs(SKColor a, SKColor b) =>
        Math.Abs(a.Red - b.Red) > ChannelTolerance || Math.Abs(a.Green - b.Green) > ChannelTolerance
        || Math.Abs(a.Blue - b.Blue) > ChannelTolerance || Math.Abs(a.Alpha - b.Alpha) > ChannelTolerance;

    private static SKColor Pale(SKColor color) =>
        new((byte)(191 + color.Red / 4), (byte)(191 + color.Green / 4), (byte)(191 + color.Blue / 4));

    private static byte[] Encode(SKBitmap bitmap)
    {
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
