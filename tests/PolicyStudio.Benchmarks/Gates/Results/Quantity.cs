namespace PolicyStudio.Benchmarks.Gates.Results;

/// <summary>Times and sizes as people read them.</summary>
internal static class Quantity
{
    public static string Seconds(double seconds) => seconds switch
    {
        >= 86_400 => $"{seconds / 86_400:#,0.0} d",
        >= 1 => $"{seconds:0.00} s",
        >= 1e-3 => $"{seconds * 1e3:0.00} ms",
        >= 1e-6 => $"{seconds * 1e6:0.00} us",
        _ => $"{seconds * 1e9:0} ns",
    };

    public static string Bytes(double bytes) => bytes switch
    {
        >= 1e7 => $"{bytes / 1e6:#,0} MB",
        >= 1e6 => $"{bytes / 1e6:0.0} MB",
        >= 1e5 => $"{bytes / 1e3:0} KB",
        _ => $"{bytes:#,0} B",
    };
}
