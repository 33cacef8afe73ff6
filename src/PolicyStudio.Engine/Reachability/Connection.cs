using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Reachability;

/// <summary>What one endpoint may reach of another.</summary>
/// <param name="Source">Who connects.</param>
/// <param name="Destination">To whom.</param>
/// <param name="Open">The ports, never empty.</param>
public sealed record Connection(Endpoint Source, Endpoint Destination, Connectivity Open);
