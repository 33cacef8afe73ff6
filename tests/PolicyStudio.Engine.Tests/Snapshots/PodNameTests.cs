using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Tests.Snapshots;

/// <summary>A pod's name is the one it was given, however it is kept: many are kept as their owner's and a few letters.</summary>
public sealed class PodNameTests
{
    private const string Letters = "aab-.zé\0";

    [Theory]
    [InlineData("web-7d9f8c6b5-x2x4z", "web-7d9f8c6b5")]
    [InlineData("db-0", "db")]
    [InlineData("db-", "db")]
    [InlineData("db", "db")]
    [InlineData("db0", "db")]
    [InlineData("web-12345678", "web")]
    [InlineData("web-123456789", "web")]
    [InlineData("web-é", "web")]
    [InlineData("web-a\0", "web")]
    [InlineData("other", "web")]
    [InlineData("a", "")]
    [InlineData("-a", "")]
    public void A_name_is_the_one_that_was_given(string name, string owner)
    {
        var reference = new ObjectReference("ReplicaSet", "s", owner);
        Assert.Equal(name, new Pod { Namespace = "s", Name = name, Owner = reference }.Name);
        Assert.Equal(name, new Pod { Owner = reference, Namespace = "s", Name = name }.Name);
        Assert.Equal(name, (new Pod { Namespace = "s", Name = name, Owner = reference } with { Owner = null }).Name);
        Assert.Equal("new", (new Pod { Namespace = "s", Name = name, Owner = reference } with { Name = "new" }).Name);
    }

    [Fact]
    public void Pods_are_found_and_ordered_by_their_names_however_these_are_kept()
    {
        var random = new Random(1);
        for (var round = 0; round < 2_000; round++)
        {
            var names = Enumerable.Range(0, 12).Select(_ => Text(random)).Distinct().ToList();
            var pods = names.Select(n => Pod(n, n[..random.Next(n.Length)])).ToList();
            var snapshot = new ClusterSnapshot([], pods, [], [], [], []);
            Assert.Equal(names.Order(StringComparer.Ordinal), snapshot.Pods.Select(p => p.Name));
            foreach (var pod in pods)
            {
                var same = Pod(pod.Name, pod.Name[..random.Next(pod.Name.Length)]);
                Assert.Same(pod, snapshot.FindPod("s", pod.Name));
                Assert.True(Engine.Snapshots.Pod.ByName.Equals(pod, same));
                Assert.Equal(Engine.Snapshots.Pod.ByName.GetHashCode(pod), Engine.Snapshots.Pod.ByName.GetHashCode(same));
                Assert.Equal(pod with { Owner = null }, same with { Owner = null });
            }
        }
    }

    [Fact]
    public void Long_names_are_compared_too()
    {
        var (head, name) = (new string('a', 300), new string('a', 300) + "-x");
        Assert.Equal(Engine.Snapshots.Pod.ByName.GetHashCode(Pod(name, head)), Engine.Snapshots.Pod.ByName.GetHashCode(Pod(name, "")));
        Assert.True(Engine.Snapshots.Pod.ByName.Equals(Pod(name, head), Pod(name, "")));
        Assert.False(Engine.Snapshots.Pod.ByName.Equals(Pod(name, head), Pod(head, "")));
    }

    private static Pod Pod(string name, string owner) => new() { Namespace = "s", Name = name, Owner = new("ReplicaSet", "s", owner) };

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Letters[random.Next(Letters.Length)]));
}
