using Microsoft.AspNetCore.Http.Connections;

namespace PolicyStudio.Web.Security.Browser;

/// <summary>The bounds of circuits and of the socket that carries them.</summary>
internal static class Circuits
{
    private const int LargestMessage = 32 * 1024;

    /// <summary>Bounds what a circuit may cost.</summary>
    public static void AddBoundedCircuits(this IRazorComponentsBuilder components, bool detailedErrors)
    {
        components.AddInteractiveServerComponents(options =>
        {
            options.DetailedErrors = detailedErrors;
            options.DisconnectedCircuitMaxRetained = 100;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            options.PersistedCircuitInMemoryMaxRetained = 500;
            options.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromHours(1);
        }).AddHubOptions(options =>
        {
            options.MaximumReceiveMessageSize = LargestMessage;
            options.EnableDetailedErrors = detailedErrors;
        });
    }

    /// <summary>Maps the circuits: over WebSockets only, closed when the sign-in that opened them runs out.</summary>
    public static void WithGuardedCircuits(this RazorComponentsEndpointConventionBuilder components) =>
        // The frame-ancestors policy is part of the one policy that every answer carries.
        components.AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null).Add(endpoint =>
        {
            foreach (var connection in endpoint.Metadata.OfType<HttpConnectionDispatcherOptions>())
            {
                connection.Transports = HttpTransportType.WebSockets;
                connection.CloseOnAuthenticationExpiration = true;
            }
        });
}
