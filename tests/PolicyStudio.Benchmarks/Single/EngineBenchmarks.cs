using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using PolicyStudio.Benchmarks.Changes;
using PolicyStudio.Benchmarks.Checking;
using PolicyStudio.Benchmarks.Generating;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Benchmarks.Operations;
using PolicyStudio.Engine.Matrix.Compiling;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Benchmarks.Single;

/// <summary>Single operations of the engine on a matrix that stands. Each call takes the next of many drawn questions, so that none is answered from a cache.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const int Drawn = 1024;

    private MeasuredMatrix _matrix = null!;
    private MatrixInput _state = null!;
    private ImmutableArray<(int From, int To, PortClass Port)> _questions;
    private ImmutableArray<Change> _switches;
    private ImmutableArray<Change> _edits;
    private int _next;

    /// <summary>The size of the cluster.</summary>
    [ParamsSource(typeof(BenchmarkSizes), nameof(BenchmarkSizes.Names))]
    public string Size { get; set; } = "";

    /// <summary>Makes a cluster, its matrix, questions and changes.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var snapshot = ClusterGenerator.Generate(ClusterSize.Of(Size), seed: 1).ToSnapshot();
        var (random, ports) = (new Random(1), PortClass.Of(snapshot));
        _state = EngineOperations.Prepare(snapshot);
        _matrix = EngineOperations.BuildMatrix(_state);
        _questions = [.. Enumerable.Range(0, Drawn).Select(_ => (random.Next(snapshot.Pods.Length), random.Next(snapshot.Pods.Length), ports[random.Next(ports.Length)]))];
        var maker = new ChangeMaker(snapshot, random);
        _switches = [.. Enumerable.Range(0, Drawn).Select(_ => maker.SwitchLabel())];
        _edits = [.. Enumerable.Range(0, Drawn).Select(_ => maker.EditPolicy())];
    }

    /// <summary>The whole matrix from interned state.</summary>
    [Benchmark]
    public object FullMatrix() => EngineOperations.BuildMatrix(_state);

    /// <summary>What is open between two pods.</summary>
    [Benchmark]
    public object Connect()
    {
        var (from, to, _) = _questions[Next()];
        return EngineOperations.Connect(_matrix, from, to);
    }

    /// <summary>The pods that reach one on a port.</summary>
    [Benchmark]
    public object WhoReaches()
    {
        var (_, to, port) = _questions[Next()];
        return EngineOperations.WhoReaches(_matrix, to, port.Protocol, port.Port);
    }

    /// <summary>The verdict on two pods and a port, with its reasons.</summary>
    [Benchmark]
    public object Explain()
    {
        var (from, to, port) = _questions[Next()];
        return EngineOperations.Explain(_matrix, from, to, Connectivity.Of(port.Protocol, port.Port));
    }

    /// <summary>A pod gets another label.</summary>
    [Benchmark]
    public object LabelSwitch() => _switches[Next()].Apply(_matrix);

    /// <summary>A policy is edited.</summary>
    [Benchmark]
    public object PolicyEdit() => _edits[Next()].Apply(_matrix);

    private int Next() => _next++ % Drawn;
}
