using System.Diagnostics;

namespace PolicyStudio.Benchmarks.Gates.Measuring;

/// <summary>Measured times in seconds, or sizes in bytes.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    /// <summary>How many there are.</summary>
    public int Count => _values.Count;

    /// <summary>All together.</summary>
    public double Sum => _values.Sum();

    /// <summary>The middle one.</summary>
    public double Median => Percentile(50);

    /// <summary>The one that so many percent do not exceed; not a number where nothing was measured.</summary>
    public double Percentile(double percent)
    {
        if (_values.Count == 0) return double.NaN;
        var sorted = _values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    public void Add(double value) => _values.Add(value);

    /// <summary>Runs an operation, adds the seconds that it took, and hands on what it returned.</summary>
    public T Time<T>(Func<T> operation)
    {
        var start = Stopwatch.GetTimestamp();
        var result = operation();
        Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        return result;
    }

    /// <summary>The same after a full collection, so that nobody else's garbage is counted.</summary>
    public T TimeAlone<T>(Func<T> operation)
    {
        Memory.Collect();
        return Time(operation);
    }
}
