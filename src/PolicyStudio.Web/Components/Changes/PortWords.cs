using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Web.Components.Changes;

/// <summary>Open ports as a person reads them.</summary>
internal static class PortWords
{
    /// <summary><c>all ports</c>, <c>no port</c>, or the ranges: <c>TCP 80, TCP 8000-8999</c>.</summary>
    public static string Of(Connectivity ports) => ports.IsAll ? ChangesTexts.AllPorts : ports.IsEmpty ? ChangesTexts.NoPort : ports.ToString();
}
