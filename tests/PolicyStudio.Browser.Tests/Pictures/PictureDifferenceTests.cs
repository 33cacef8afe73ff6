using SkiaSharp;

namespace PolicyStudio.Browser.Tests.Pictures;

public sealed class PictureDifferenceTests
{
    [Fact]
    public void Equal_pictures_do_not_differ()
    {
        var difference = PictureDifference.Of(Png(50, 40, 0), Png(50, 40, 0));

        Assert.True(difference.IsWithinTolerance);
        Assert.Null(difference.Picture);
    }

    [Fact]
    public void A_changed_label_is_noticed_and_marked_red()
    {
        var difference = PictureDifference.Of(Png(50, 40, 0), Png(50, 40, 6));

        Assert.False(difference.IsWithinTolerance);
        using var marked = SKBitmap.Decode(difference.Picture);
        Assert.Equal(SKColors.Red, marked.GetPixel(0, 0));
        Assert.NotEqual(SKColors.Red, marked.GetPixel(49, 39));
    }

    [Fact]
    public void A_pixel_in_ten_thousand_is_noise_and_four_are_not()
    {
        Assert.True(PictureDifference.Of(Png(100, 100, 0), Png(100, 100, 1)).IsWithinTolerance);
        Assert.False(PictureDifference.Of(Png(100, 100, 0), Png(100, 100, 2)).IsWithinTolerance);
    }

    [Fact]
    public void Another_size_is_another_picture() => Assert.False(PictureDifference.Of(Png(50, 40, 0), Png(50, 41, 0)).IsWithinTolerance);

    private static byte[] Png(int width, int height, int blackSide)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.White);
        for (var i = 0; i < blackSide; i++)
            for (var j = 0; j < blackSide; j++) bitmap.SetPixel(i, j, SKColors.Black);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
