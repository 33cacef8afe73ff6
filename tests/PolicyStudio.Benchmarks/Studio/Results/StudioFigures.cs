using System.Globalization;
using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Gates.Results;
using PolicyStudio.Benchmarks.Generating.Model;

namespace PolicyStudio.Benchmarks.Studio.Results;

/// <summary>What was measured of a studio. Times are in seconds.</summary>
internal sealed class StudioFigures
{
    /// <summary>From the click on a switch to the changed picture, on loopback.</summary>
    public Samples Switch { get; } = new();

    /// <summary>From the click on a switch to the frame that shows it, on loopback.</summary>
    public Samples SwitchPainted { get; } = new();

    /// <summary>From the choice of another target to its picture, on loopback.</summary>
    public Samples Target { get; } = new();

    /// <summary>From the click on a switch to the changed picture, over the distant network.</summary>
    public Samples DistantSwitch { get; } = new();

    /// <summary>From the choice of another target to its picture, over the distant network.</summary>
    public Samples DistantTarget { get; } = new();

    /// <summary>How long each frame takes while a full picture is moved.</summary>
    public Samples Frame { get; } = new();

    /// <summary>From the navigation to the first frame with a full picture, once the cluster is read.</summary>
    public Samples FirstPainted { get; } = new();

    /// <summary>What moved by itself while a full picture arrived, as the browser counts it.</summary>
    public double LayoutShift { get; set; } = double.NaN;

    /// <summary>Bytes of the managed heap that a further circuit takes with the full picture that others have.</summary>
    public double Circuit { get; set; } = double.NaN;

    /// <summary>Bytes of the managed heap that a further circuit takes with a full picture of its own, since it has a draft.</summary>
    public double DraftCircuit { get; set; } = double.NaN;

    /// <summary>Edges compared with the engine.</summary>
    public int Compared { get; set; }

    /// <summary>Of them, those that a switch changed.</summary>
    public int Changed { get; set; }

    /// <summary>What the page shows and the engine does not say.</summary>
    public List<string> Differences { get; } = [];

    private const double CircuitBound = 4_000_000;

    /// <summary>One line a figure of a full picture.</summary>
    public IEnumerable<GateResult> Picture(ClusterSize size) =>
    [
        Within($"{size.Name}: a frame while a full picture is moved, p95 of {Frame.Count}", Frame.Percentile(95), 0.0175),
        Within($"{size.Name}: a full picture is painted, from its link, p50 of {FirstPainted.Count}", FirstPainted.Median, size == ClusterSize.XL ? 2 : 1),
        new($"{size.Name}: a full picture stands still while it arrives", LayoutShift.ToString("0.####", CultureInfo.InvariantCulture), "0", double.IsNaN(LayoutShift) ? null : LayoutShift == 0),
        Memory($"{size.Name}: a further circuit with a full picture", Circuit),
        Memory($"{size.Name}: the same with a draft of its own", DraftCircuit),
    ];

    /// <summary>One line a figure of clicks that has a bound.</summary>
    public IEnumerable<GateResult> Clicks(ClusterSize size) =>
    [
        // What is ten times as large as a large cluster shall stay usable.
        Within($"{size.Name}: a switch redraws, p95 of {Switch.Count}", Switch.Percentile(95), size == ClusterSize.XL ? 1 : 0.100),
        Within($"{size.Name}: a switch redraws, p99", Switch.Percentile(99), size == ClusterSize.XL ? 1 : 0.250),
        Within($"{size.Name}: another target is shown, p95 of {Target.Count}", Target.Percentile(95), size == ClusterSize.XL ? 1 : 0.200),
        new($"{size.Name}: {Compared:N0} edges on the page compared with the engine, {Changed:N0} of them changed", $"{Differences.Count} mismatches", "none, and some changed", Differences.Count == 0 && Changed > 0),
    ];

    /// <summary>One line a figure that was measured and is reported alone.</summary>
    public IEnumerable<string> Reported(TimeSpan delay) => new (string Name, Samples Samples)[]
    {
        ("a full picture is painted, from its link", FirstPainted),
        ("a frame while a full picture is moved", Frame),
        ("a switch redraws", Switch),
        ("a switch is painted", SwitchPainted),
        ("another target is shown", Target),
        ($"a switch redraws at {2 * delay.TotalMilliseconds:0} ms of round-trip time", DistantSwitch),
        ($"another target is shown at {2 * delay.TotalMilliseconds:0} ms of round-trip time", DistantTarget),
    }.Where(f => f.Samples.Count > 0).Select(f => Line(f.Name, f.Samples));

    private static GateResult Memory(string name, double bytes) =>
        new(name, Quantity.Bytes(bytes), $"at most {Quantity.Bytes(CircuitBound)}", double.IsNaN(bytes) ? null : bytes <= CircuitBound);

    private static GateResult Within(string name, double seconds, double bound) =>
        new(name, Quantity.Seconds(seconds), $"at most {Quantity.Seconds(bound)}", double.IsNaN(seconds) ? null : seconds <= bound);

    private static string Line(string name, Samples samples) =>
        $"  {name,-54} p50 {Quantity.Seconds(samples.Median),10}   p95 {Quantity.Seconds(samples.Percentile(95)),10}   p99 {Quantity.Seconds(samples.Percentile(99)),10}   of {samples.Count}";
}
