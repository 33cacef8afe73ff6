namespace PolicyStudio.Web.Components.Explore.Parts;

/// <summary>What belongs together and is not torn apart at the end of a line. Text of a cluster is made visible first: a no-break space of its own would be written out.</summary>
internal static class Unbroken
{
    private const char NoBreak = '\u00A0';

    /// <summary>A number with its word, <c>2 undecidable</c>.</summary>
    public static string Of(string text) => text.Replace(' ', NoBreak);

    /// <summary>Ports, each with its protocol: <c>TCP 4317, UDP 53</c>.</summary>
    public static string Ports(string text) => text.Replace("TCP ", $"TCP{NoBreak}", StringComparison.Ordinal).Replace("UDP ", $"UDP{NoBreak}", StringComparison.Ordinal);
}
