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

    /// <summary>The plain evaluator for every pair and every port class, extrapolated.</summary>
    public Samples Plain { get; } = new();

    /// <summary>From a snapshot to interned state.</summary>
    public Samples Prepare { get; } = new();

    public Samples WhoReaches { get; } = new();

    public Samples Explain { get; } = new();

    public Samples LabelSwitch { get; } = new();

    public Samples PolicyEdit { get; } = new();

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

    /// <summary>A folder of manifests to a snapshot.</summary>
    public Samples Manifests { get; } = new();

    /// <summary>Bytes that interned state and matrix keep.</summary>
    public Samples State { get; } = new();

    /// <summary>The peak of a process that only reads all lists and builds the matrix.</summary>
    public Samples PeakResident { get; } = new();
}
