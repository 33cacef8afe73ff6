using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using PolicyStudio.Cluster.Connecting;
using PolicyStudio.Web.Hosting;

namespace PolicyStudio.Web.Security;

/// <summary>What holds without sign-on: this machine only, because everybody who reaches the studio acts as the kubeconfig's user.</summary>
internal static class LoopbackOnly
{
    /// <summary>Checks the configured addresses.</summary>
    /// <exception cref="StartRefusedException">One of them can be reached from elsewhere, or the cluster asks for sign-on.</exception>
    public static void Check(IConfiguration configuration, string cluster)
    {
        if (cluster == ClusterOptions.InCluster)
            throw new StartRefusedException("--cluster in-cluster acts with the studio's own account, so people have to sign in.\n" + HowToSignOn);
        if (ListeningAddresses.Of(configuration).FirstOrDefault(a => !ListeningAddresses.IsLoopback(a)) is { } open)
            throw new StartRefusedException(
                $"PolicyStudio does not listen on {open} without sign-on: whoever reaches that address could do what your kubeconfig may do.\n"
                + $"Listen on this machine only (--urls {ListeningAddresses.Default}), or let people sign in.\n" + HowToSignOn);
    }

    /// <summary>Checks that a sign-on over plain http stays on this machine.</summary>
    /// <exception cref="StartRefusedException">It would not.</exception>
    public static void CheckHttp(IConfiguration configuration)
    {
        if (ListeningAddresses.Of(configuration).FirstOrDefault(a => !ListeningAddresses.IsLoopback(a)) is { } open)
            throw new StartRefusedException($"OpenId:AllowHttp is for trials on one machine, but the studio is to listen on {open}.");
    }

    /// <summary>
    /// Accepts only requests that name this machine: a page elsewhere whose name was made to resolve to 127.0.0.1 is of the studio's own
    /// origin as far as a browser can tell, except for its name.
    /// </summary>
    public static void AddLoopbackNames(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<HostFilteringOptions>(options => options.AllowedHosts =
            ["localhost", .. ListeningAddresses.Of(configuration).Select(a => BindingAddress.Parse(a).Host), "127.0.0.1", "[::1]"]);

    /// <summary>Refuses what comes in by another address, should the server be made to listen on one after the start.</summary>
    public static void UseLoopbackOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Connection.LocalIpAddress is { } local && IPAddress.IsLoopback(local)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private const string HowToSignOn =
        "Sign-on takes an OpenID provider: OpenId:Authority, OpenId:ClientId and OpenId:ClientSecret in the configuration "
        + "(as environment variables: OpenId__Authority, OpenId__ClientId, OpenId__ClientSecret).";
}
