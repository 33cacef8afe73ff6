using PolicyStudio.Benchmarks.Checking;
using PolicyStudio.Benchmarks.Generating.Model;

namespace PolicyStudio.Benchmarks.Gates.Measuring;

/// <summary>Everything that is measured of one size, over all repetitions. Times are in seconds.</summary>
internal sealed class SizeFigures(ClusterSize size)
{
    public ClusterSize Size => size;

    public CheckCount Checks { get; } = new();

    /// <summary>From interned state to the whole matrix, with the checksum over it.</summary>
    public Samples Matrix { get; } = new();

    /// <summary>Filling one bit a pair of pods for every port class.</summary>
    public Samples Dense { get; } = new();

    /// <summary>The same a second time, in memory that has been written to before.</summary>
    public Samples DenseAgain { get; } = new();

    /// <summary>What was filled.</summary>
    public string DenseLayout { get; set; } = "";

    /// <summary>The plain evaluator for every pair and every port class, extrapolated.</summary>
    public Samples Plain { get; } = new();

    /// <summary>From a snapshot to interned state.</summary>
    public Samples Prepare { get; } = new();

    public Samples WhoReaches { get; } = new();

    public Samples Explain { get; } = new();

    public Samples LabelSwitch { get; } = new();

    public Samples PolicyEdit { get; } = new();

    /// <summary>A policy edited so that it reads a label that none has read before.</summary>
    public Samples NewKeyEdit { get; } = new();

    /// <summary>A namespace relabelled, a pod added, a pod removed.</summary>
    public Samples OtherChange { get; } = new();

    /// <summary>The pods' list to a snapshot.</summary>
    public Samples Reading { get; } = new();

    /// <summary>The same bytes to KubernetesClient's typed list.</summary>
    public Samples TypedReading { get; } = new();

    /// <summary>Bytes that the snapshot of the pods' list keeps.</summary>
    public Samples Retained { get; } = new();

    /// <summary>Bytes that the typed list keeps.</summary>
    public Samples TypedRetained { get; } = new();

    /// <summary>All lists to a matrix.</summary>
    public Samples Cold { get; } = new();

    /// <summary>One event of a watch to the pod, on average.</summary>
    public Samples WatchEvent { get; } = new();

    /// <summary>A folder of manifests to a snapshot.</summary>
    public Samples Manifests { get; } = new();

    /// <summary>Bytes that interned state and matrix keep.</summary>
    public Samples State { get; } = new();

    /// <summary>The peak of a process that only reads all lists and builds the matrix.</summary>
    public Samples PeakResident { get; } = new();
}
