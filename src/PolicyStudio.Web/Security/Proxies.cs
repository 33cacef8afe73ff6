using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using PolicyStudio.Web.Hosting;
using IPNetwork = System.Net.IPNetwork;

namespace PolicyStudio.Web.Security;

/// <summary>The proxies in front of the studio whose word on scheme, host and client counts: configuration section <c>Proxies</c>.</summary>
internal static class Proxies
{
    private const string Section = "Proxies";

    /// <summary>Trusts <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> of the configured addresses and networks, and of nobody else.</summary>
    /// <exception cref="StartRefusedException">An address or a network is not one, or everybody is to be trusted.</exception>
    public static void AddConfiguredProxies(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetValue("ForwardedHeaders_Enabled", false))
            throw new StartRefusedException(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED trusts every client's word on where it comes from. Name your proxies instead: Proxies:Addresses, Proxies:Networks.");
        var addresses = Read(configuration, "Addresses", "an IP address", IPAddress.Parse);
        var networks = Read(configuration, "Networks", "a network such as 10.0.0.0/8", IPNetwork.Parse);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var address in addresses) options.KnownProxies.Add(address);
            foreach (var network in networks) options.KnownIPNetworks.Add(network);
            // With nobody known the middleware would believe everybody.
            options.ForwardedHeaders = addresses.Count + networks.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.ForwardLimit = null;
        });
    }

    private static List<T> Read<T>(IConfiguration configuration, string list, string what, Func<string, T> parse)
    {
        var result = new List<T>();
        foreach (var entry in configuration.GetSection($"{Section}:{list}").GetChildren())
        {
            try { result.Add(parse(entry.Value ?? "")); }
            catch (FormatException) { throw new StartRefusedException($"{entry.Path} is '{entry.Value}', which is not {what}."); }
        }
        return result;
    }
}
