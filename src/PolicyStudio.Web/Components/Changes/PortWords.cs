using PolicyStudio.Engine.Sets;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.Components.Changes;

/// <summary>Open ports as a person reads them.</summary>
internal static class PortWords
{
    /// <summary><c>all ports</c>, <c>no port</c>, or the ranges: <c>TCP 80, TCP 8000-8999</c>.</summary>
    public static string Of(Connectivity ports) => ports.IsAll ? ChangesTexts.AllPorts : ports.IsEmpty ? ChangesTexts.NoPort : ports.ToString();

    /// <summary>What opens or closes, in as few words as tell it: <c>all but TCP 3306</c> where that is shorter than the ranges.</summary>
    public static string Brief(Connectivity ports) => Connectivity.All.Except(ports) is { IsEmpty: false } others && others.Ranges.Length < ports.Ranges.Length
        ? Wording.Of(ChangesTexts.AllPortsBut, Of(others)) : Of(ports);
}
