using System.Globalization;

namespace PolicyStudio.Web.Components.Explore.Parts;

/// <summary>Shares and counts as they are written.</summary>
internal static class Shares
{
    /// <summary><c>62 %</c>; what is neither nothing nor all is never written as if it were.</summary>
    public static string Percent(double share) => share switch
    {
        <= 0 => "0 %",
        >= 1 => "100 %",
        < 0.01 => "< 1 %",
        > 0.99 => "> 99 %",
        _ => $"{Math.Round(share * 100).ToString(CultureInfo.InvariantCulture)} %",
    };

    /// <summary><c>1,234</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>1 pod</c>, <c>3 pods</c>.</summary>
    public static string Of(long count, string one, string? many = null) => $"{Count(count)} {(count == 1 ? one : many ?? one + "s")}";
}
