namespace PolicyStudio.Benchmarks.Studio;

/// <summary>What is measured of a studio.</summary>
[Flags]
internal enum StudioParts
{
    /// <summary>Clicks on loopback.</summary>
    Clicks = 1,

    /// <summary>A picture that is as full as one may be.</summary>
    Picture = 2,

    /// <summary>Clicks over a network that delays everything.</summary>
    DistantClicks = 4,
}
