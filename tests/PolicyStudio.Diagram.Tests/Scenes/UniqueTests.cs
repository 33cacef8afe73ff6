using System.Runtime.CompilerServices;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Tests.Scenarios;

namespace PolicyStudio.Diagram.Tests.Scenes;

/// <summary>What is equal is there once, and no longer than somebody has it.</summary>
public sealed class UniqueTests
{
    private sealed record Value(string Text, int Hash)
    {
        public override int GetHashCode() => Hash;
    }

    [Fact]
    public void Of_equal_values_the_first_is_kept()
    {
        var (values, first) = (new Unique<Value>(), new Value("a", 1));
        Assert.Same(first, values.Of(first));
        Assert.Same(first, values.Of(new("a", 1)));
    }

    [Fact]
    public void Values_of_one_hash_are_not_taken_for_each_other()
    {
        var (values, first, second) = (new Unique<Value>(), new Value("a", 1), new Value("b", 1));
        Assert.Same(first, values.Of(first));
        Assert.Same(second, values.Of(second));
        Assert.Equal(first, values.Of(new("a", 1)));
    }

    [Fact]
    public void A_value_goes_with_the_last_who_has_it()
    {
        var values = new Unique<Value>();
        var gone = Keep(values);
        GC.Collect();
        Assert.False(gone.TryGetTarget(out _));
        // However many have gone since, what somebody has stays the one.
        var held = values.Of(new("held", -1));
        for (var i = 0; i < 10_000; i++) values.Of(new("passing", i));
        Assert.Same(held, values.Of(new("held", -1)));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference<Value> Keep(Unique<Value> values) => new(values.Of(new("a", 1)));
    }

    [Fact]
    public void Rows_are_shared_by_pictures_made_apart()
    {
        var (first, second) = (SceneBuilder.Build(FoundingScenario.WithDraft), SceneBuilder.Build(FoundingScenario.WithDraft));
        var rows = first.Lanes.SelectMany(l => l.Rows).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows.Zip(second.Lanes.SelectMany(l => l.Rows)), pair => Assert.Same(pair.First, pair.Second));
    }
}
