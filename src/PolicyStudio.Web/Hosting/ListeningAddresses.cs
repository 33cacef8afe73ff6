using System.Net;

namespace PolicyStudio.Web.Hosting;

/// <summary>The addresses that the configuration makes the server listen on, whichever of its ways they are written in.</summary>
internal static class ListeningAddresses
{
    /// <summary>Where the studio listens when nothing is configured.</summary>
    public const string Default = "http://127.0.0.1:5080";

    /// <summary>Sets the default address where the configuration has none.</summary>
    public static void SetDefault(IConfigurationManager configuration)
    {
        if (!Of(configuration).Any()) configuration["urls"] = Default;
    }

    /// <summary>The addresses, in the precedence that the server follows: endpoints, else urls, else ports.</summary>
    public static IEnumerable<string> Of(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToArray();
        var urls = Split(configuration["urls"]);
        var preferUrls = configuration["preferHostingUrls"] is { } preferred && (preferred == "1" || bool.TryParse(preferred, out var prefer) && prefer);
        if (endpoints.Length > 0 && !(preferUrls && urls.Length > 0)) return endpoints;
        if (urls.Length > 0) return urls;
        return Split(configuration["http_ports"]).Select(p => $"http://*:{p}").Concat(Split(configuration["https_ports"]).Select(p => $"https://*:{p}"));
    }

    /// <summary>Whether an address can be reached from this machine only. What is not understood counts as reachable from elsewhere.</summary>
    public static bool IsLoopback(string address)
    {
        BindingAddress parsed;
        try { parsed = BindingAddress.Parse(address); }
        catch (FormatException) { return false; }
        return string.Equals(parsed.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(parsed.Host, out var ip) && IPAddress.IsLoopback(ip));
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
