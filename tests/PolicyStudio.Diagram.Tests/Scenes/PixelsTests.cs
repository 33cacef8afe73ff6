using System.Globalization;
using PolicyStudio.Diagram.Scenes;

namespace PolicyStudio.Diagram.Tests.Scenes;

/// <summary>Distances as SVG has them.</summary>
public sealed class PixelsTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.001, "0")]
    [InlineData(12, "12")]
    [InlineData(12.5, "12.5")]
    [InlineData(12.05, "12.05")]
    [InlineData(-3.256, "-3.26")]
    [InlineData(0.999, "1")]
    [InlineData(36464.125, "36464.13")]
    [InlineData(1e13, "10000000000000")]
    public void A_distance_has_two_decimals_at_most(double pixels, string text) => Assert.Equal(text, Pixels.Text(pixels));

    [Fact]
    public void Any_distance_is_written_as_the_framework_writes_it_rounded()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var (x, y) = ((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(0, 8)), Math.Round(random.NextDouble() * 2000, random.Next(0, 4)));
            var (wantedX, wantedY) = (Math.Round(x, 2, MidpointRounding.AwayFromZero), Math.Round(y, 2, MidpointRounding.AwayFromZero));
            if (wantedX == 0) continue;
            Assert.Equal(wantedX.ToString(CultureInfo.InvariantCulture), Pixels.Text(x));
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{wantedX} {wantedY}"), Pixels.Text(new Point(x, y)));
        }
    }
}
