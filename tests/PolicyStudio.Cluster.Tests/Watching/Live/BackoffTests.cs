using PolicyStudio.Cluster.Watching.Live;

namespace PolicyStudio.Cluster.Tests.Watching.Live;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Waits_double_with_jitter_from_point_eight_to_thirty_seconds(int seed)
    {
        var backoff = new Backoff(new Random(seed));
        double[] longest = [0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30, 30];
        foreach (var most in longest)
            Assert.InRange(backoff.Next().TotalSeconds, Math.Max(0.8, most / 2) - 0.001, most + 0.001);
        for (var i = 0; i < 5_000; i++) Assert.InRange(backoff.Next().TotalSeconds, 15, 30);
    }

    [Fact]
    public void Success_makes_the_next_wait_short_again()
    {
        var backoff = new Backoff(new Random(1));
        for (var i = 0; i < 6; i++) backoff.Next();
        Assert.Equal(6, backoff.Failures);
        backoff.Reset();
        Assert.Equal(TimeSpan.FromSeconds(0.8), backoff.Next());
    }

    [Fact]
    public void Many_do_not_come_back_at_once()
    {
        var waits = Enumerable.Range(0, 20).Select(seed =>
        {
            var backoff = new Backoff(new Random(seed));
            for (var i = 0; i < 4; i++) backoff.Next();
            return backoff.Next();
        });
        Assert.True(waits.Distinct().Count() > 15);
    }
}
