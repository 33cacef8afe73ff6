using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using PolicyStudio.Benchmarks.Generating;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Benchmarks.Generating.Writing;
using PolicyStudio.Benchmarks.Operations;

namespace PolicyStudio.Benchmarks.Single;

/// <summary>Reading a list of pods, and decoding events of a watch.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private const int Drawn = 1024;

    private string _pods = "";
    private ImmutableArray<byte[]> _events;
    private int _next;

    /// <summary>The size of the cluster.</summary>
    [ParamsSource(typeof(BenchmarkSizes), nameof(BenchmarkSizes.Names))]
    public string Size { get; set; } = "";

    /// <summary>Writes the list and makes events.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var cluster = ClusterGenerator.Generate(ClusterSize.Of(Size), seed: 1);
        _pods = Path.GetTempFileName() + ".json";
        using (var file = File.Create(_pods)) ApiLists.WritePods(cluster, file);
        _events = WatchEvents.Of(cluster, Drawn);
    }

    /// <summary>Removes the list.</summary>
    [GlobalCleanup]
    public void Cleanup() => File.Delete(_pods);

    /// <summary>The list of pods as a snapshot.</summary>
    [Benchmark]
    public object ReadPods() => ReadingOperations.Read(_pods);

    /// <summary>The same through KubernetesClient's typed list.</summary>
    [Benchmark]
    public object ReadPodsTyped() => ReadingOperations.ReadTyped(_pods);

    /// <summary>One event of a watch, from its line to the pod.</summary>
    [Benchmark]
    public object? DecodeEvent() => ReadingOperations.DecodeEvent(_events[_next++ % _events.Length]);
}
