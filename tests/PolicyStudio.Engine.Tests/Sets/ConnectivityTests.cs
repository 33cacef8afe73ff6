using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Tests.Sets;

/// <summary>The set algebra of ports, against plain sets of numbers.</summary>
public sealed class ConnectivityTests
{
    private const int Space = 12;

    public static Arbitrary<Connectivity> Sets() => Gen.Elements(ProtocolText.All.ToArray())
        .SelectMany(p => Gen.Choose(1, Space).SelectMany(a => Gen.Choose(a, Space).Select(b => new PortRange(p, a, b))))
        .ListOf().Select(ranges => Connectivity.Of(ranges)).ToArbitrary();

    [Property(Arbitrary = [typeof(ConnectivityTests)])]
    public bool Union_intersection_and_difference_are_those_of_sets(Connectivity a, Connectivity b) =>
        Plain(a.Union(b)).SetEquals(Plain(a).Union(Plain(b)))
        && Plain(a.Intersect(b)).SetEquals(Plain(a).Intersect(Plain(b)))
        && Plain(a.Except(b)).SetEquals(Plain(a).Except(Plain(b)));

    [Property(Arbitrary = [typeof(ConnectivityTests)])]
    public bool Equal_sets_are_equal_values(Connectivity a, Connectivity b) =>
        a.Equals(b) == Plain(a).SetEquals(Plain(b)) && a.Union(b).Equals(b.Union(a)) && a.Union(b).Except(b).Equals(a.Except(b));

    [Fact]
    public void Everything_is_every_port_of_every_protocol()
    {
        Assert.True(Connectivity.All.IsAll);
        Assert.Equal("all ports", Connectivity.All.ToString());
        Assert.False(Connectivity.All.Except(Connectivity.Of(Protocol.Sctp, 65535)).IsAll);
        Assert.Equal(Connectivity.All, Connectivity.Of(Protocol.Udp).Union(Connectivity.Of(Protocol.Sctp)).Union(Connectivity.Of(Protocol.Tcp)));
    }

    private static HashSet<(Protocol, int)> Plain(Connectivity set) =>
        [.. from p in ProtocolText.All from n in Enumerable.Range(1, Space + 1) where set.Contains(p, n) select (p, n)];
}
