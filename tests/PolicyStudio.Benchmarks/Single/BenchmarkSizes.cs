using System.Collections.Immutable;

namespace PolicyStudio.Benchmarks.Single;

/// <summary>The sizes at which single operations are measured in this run.</summary>
public static class BenchmarkSizes
{
    /// <summary>Their names; set before the run, which happens in this process.</summary>
    public static ImmutableArray<string> Names { get; internal set; } = ["L"];
}
