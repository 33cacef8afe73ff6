using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Lifelines;

/// <summary>A connection that the cluster lives on, and that a change would close.</summary>
/// <param name="Kind">What lives on it.</param>
/// <param name="Source">Who could no longer connect.</param>
/// <param name="Destination">To whom.</param>
/// <param name="Closed">The ports that would be closed.</param>
/// <param name="Consequence">What would follow, in a clause: <c>no pod could look up a name</c>.</param>
public sealed record BrokenLifeline(LifelineKind Kind, Endpoint Source, Endpoint Destination, Connectivity Closed, string Consequence)
{
    /// <summary>On whose behalf the API server calls: a webhook's configuration, for example; null for a lifeline of another kind.</summary>
    public ObjectReference? Caller { get; init; }

    /// <summary>Whether requests to the API server would fail without that call, or go on unchecked.</summary>
    public bool FailsClosed { get; init; }

    /// <summary><c>0.0.0.0-255.255.255.255 could no longer reach policy/guard[Deployment] on TCP 9443: requests to the API server would fail</c>.</summary>
    public override string ToString() => $"{Source} could no longer reach {Destination} on {Closed}: {Consequence}";
}

/// <summary>What a cluster lives on.</summary>
public enum LifelineKind
{
    /// <summary>The API server's calls to admission webhooks, conversion webhooks and aggregated APIs.</summary>
    ApiServerCall,

    /// <summary>The cluster's DNS.</summary>
    Dns,

    /// <summary>Where traffic enters the cluster.</summary>
    IngressController,

    /// <summary>This product's own way to the API server, to the identity provider, and from the people who use it.</summary>
    Studio,
}
