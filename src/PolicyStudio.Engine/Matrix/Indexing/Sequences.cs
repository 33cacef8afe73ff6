using System.Collections.Immutable;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix.Indexing;

/// <summary>Sequences that are equal where their items are.</summary>
internal static class Sequences
{
    /// <summary>Compares sequences of numbers.</summary>
    public static IEqualityComparer<int[]> Comparer { get; } = new Numbers();

    /// <summary>Compares sequences of declared ports.</summary>
    public static IEqualityComparer<ImmutableArray<ContainerPort>> PortComparer { get; } = new Ports();

    private sealed class Numbers : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            var hash = new HashCode();
            foreach (var number in obj) hash.Add(number);
            return hash.ToHashCode();
        }
    }

    private sealed class Ports : IEqualityComparer<ImmutableArray<ContainerPort>>
    {
        public bool Equals(ImmutableArray<ContainerPort> x, ImmutableArray<ContainerPort> y) => x.AsSpan().SequenceEqual(y.AsSpan());

        public int GetHashCode(ImmutableArray<ContainerPort> obj)
        {
            var hash = new HashCode();
            foreach (var port in obj) hash.Add(port);
            return hash.ToHashCode();
        }
    }
}
