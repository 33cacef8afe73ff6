using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Tests.Sets;

/// <summary>Sets as runs hold what plain sets of numbers hold.</summary>
public sealed class IntegerSetTests
{
    private const int Largest = 40;

    [Fact]
    public void Unions_intersections_and_differences_are_those_of_plain_sets() => Assert.All(Enumerable.Range(0, 2000), seed =>
    {
        var random = new Random(seed);
        var (a, b, c) = (Numbers(random), Numbers(random), Numbers(random));
        AssertHolds(a.Union(b), Of(a).Union(Of(b)));
        AssertHolds(a.Intersect(b), Of(a).Intersect(Of(b)));
        AssertHolds(a.Except(b), Of(a).Except(Of(b)));
        AssertHolds(a.Concat(b).Concat(c).Distinct(), IntegerSet.UnionOf([Of(a), Of(b), Of(c)]));
    });

    [Fact]
    public void Equal_sets_are_equal_values_however_they_came_about() => Assert.All(Enumerable.Range(0, 500), seed =>
    {
        var random = new Random(seed);
        var (a, b) = (Numbers(random), Numbers(random));
        var (once, again) = (Of(a).Union(Of(b)).Except(Of(b)), Of([.. a.Except(b).Order()]));
        Assert.Equal(again, once);
        Assert.Equal(again.GetHashCode(), once.GetHashCode());
        Assert.Equal(a.SequenceEqual(b), Of(a).Equals(Of(b)));
    });

    [Fact]
    public void A_result_that_is_one_of_the_two_is_the_very_object()
    {
        var (large, small) = (IntegerSet.Range(0, 10), IntegerSet.Range(3, 4));
        Assert.Same(large, large.Union(small));
        Assert.Same(small, large.Intersect(small));
        Assert.Same(large, large.Except(IntegerSet.Range(20, 30)));
    }

    [Fact]
    public void Everything_holds_every_number_and_nothing_none()
    {
        Assert.True(IntegerSet.Everything.Contains(0));
        Assert.True(IntegerSet.Everything.Contains(int.MaxValue - 1));
        Assert.False(IntegerSet.Empty.Contains(0));
        Assert.True(IntegerSet.Range(5, 5).IsEmpty);
        Assert.True(IntegerSet.Range(0, int.MaxValue).IsEverything);
    }

    private static int[] Numbers(Random random)
    {
        var share = random.NextDouble();
        return [.. Enumerable.Range(0, Largest).Where(_ => random.NextDouble() < share)];
    }

    private static IntegerSet Of(int[] ascending) => IntegerSet.OfAscending(ascending);

    private static void AssertHolds(IEnumerable<int> expected, IntegerSet set)
    {
        var wanted = expected.ToHashSet();
        Assert.Equal(wanted.Count, set.Count);
        Assert.All(Enumerable.Range(0, Largest + 1), number => Assert.Equal(wanted.Contains(number), set.Contains(number)));
    }
}
