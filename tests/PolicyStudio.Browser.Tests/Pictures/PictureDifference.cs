using SkiaSharp;

namespace PolicyStudio.Browser.Tests.Pictures;

/// <summary>What differs between two pictures.</summary>
/// <param name="IsWithinTolerance">Whether it is little enough to be the rendering's noise.</param>
/// <param name="Summary">How much differs, for people.</param>
/// <param name="Picture">A PNG of the actual picture, pale, with what differs in red; null when that is within tolerance or the sizes differ.</param>
internal sealed record PictureDifference(bool IsWithinTolerance, string Summary, byte[]? Picture)
{
    // A pixel differs when a channel is off by more than anti-aliasing explains; so many in ten thousand may.
    private const int ChannelTolerance = 12;
    private const double PixelsPerTenThousand = 2;
    private const int PixelBytes = 4;

    /// <summary>Compares two PNGs pixel by pixel.</summary>
    public static PictureDifference Of(byte[] expected, byte[] actual)
    {
        if (expected.AsSpan().SequenceEqual(actual)) return new(true, Summarize(0, 0), null);
        using var before = Decode(expected);
        using var after = Decode(actual);
        if (before.Width != after.Width || before.Height != after.Height)
            return new(false, $"{after.Width}x{after.Height} pixels instead of {before.Width}x{before.Height}", null);

        // What is alike is passed over in one call: looking at each of two million pixels cost more than all that Chromium does.
        var was = before.GetPixelSpan();
        var now = after.GetPixelSpan();
        var count = 0;
        for (var at = 0; (at = NextPixel(was, now, at)) < now.Length; at += PixelBytes)
            if (Differs(was.Slice(at, PixelBytes), now.Slice(at, PixelBytes))) count++;
        var share = count * 10_000.0 / (after.Width * after.Height);
        var isWithin = share <= PixelsPerTenThousand;
        return new(isWithin, Summarize(count, share), isWithin ? null : Mark(was, after));
    }

    private static SKBitmap Decode(byte[] png)
    {
        using var codec = SKCodec.Create(new SKMemoryStream(png));
        return SKBitmap.Decode(codec, new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
    }

    private static string Summarize(int count, double share) => FormattableString.Invariant($"{count} pixels differ, {share:0.##} in ten thousand");

    // Where the next pixel begins that is not quite the same, or the end.
    private static int NextPixel(ReadOnlySpan<byte> was, ReadOnlySpan<byte> now, int from)
    {
        var at = from + was[from..].CommonPrefixLength(now[from..]);
        return at - at % PixelBytes;
    }

    private static bool Differs(ReadOnlySpan<byte> was, ReadOnlySpan<byte> now)
    {
        for (var channel = 0; channel < PixelBytes; channel++)
            if (Math.Abs(was[channel] - now[channel]) > ChannelTolerance) return true;
        return false;
    }

    private static byte[] Mark(ReadOnlySpan<byte> was, SKBitmap after)
    {
        var now = after.GetPixelSpan();
        var marked = new SKColor[now.Length / PixelBytes];
        for (var i = 0; i < marked.Length; i++)
        {
            var pixel = now.Slice(i * PixelBytes, PixelBytes);
            marked[i] = Differs(was.Slice(i * PixelBytes, PixelBytes), pixel) ? SKColors.Red : Pale(pixel);
        }
        using var picture = new SKBitmap(after.Info) { Pixels = marked };
        using var data = picture.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static SKColor Pale(ReadOnlySpan<byte> color) => new((byte)(191 + color[0] / 4), (byte)(191 + color[1] / 4), (byte)(191 + color[2] / 4));
}
