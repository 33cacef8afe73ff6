using Microsoft.Extensions.Options;

namespace PolicyStudio.Web.Security.SignOn;

/// <summary>The OpenID provider: configuration section <c>OpenId</c>. The section's presence alone switches sign-on on.</summary>
public sealed class OpenIdOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "OpenId";

    /// <summary>The provider's address; below it lies <c>.well-known/openid-configuration</c>. For Entra ID: <c>https://login.microsoftonline.com/TENANT/v2.0</c>.</summary>
    public string Authority { get; set; } = "";

    /// <summary>The studio's client id at the provider.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The studio's client secret at the provider.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>How long a sign-in lasts; it is not prolonged by use.</summary>
    public TimeSpan Session { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Lets the studio and the provider speak plain http; for trials on one machine only, and refused on any address but loopback.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>The authority with a slash at its end.</summary>
    internal string Issuer => Authority.EndsWith('/') ? Authority : Authority + "/";
}

/// <summary>Finds everything that is wrong with an <c>OpenId</c> section.</summary>
internal sealed class OpenIdValidation : IValidateOptions<OpenIdOptions>
{
    private static readonly string[] ManyTenants = ["common", "organizations", "consumers"];

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OpenIdOptions options)
    {
        var wrong = Problems(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Problems(OpenIdOptions options)
    {
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("http" or "https"))
            yield return "OpenId:Authority must be the address of your OpenID provider, such as https://login.example.com/realms/main.";
        else
        {
            if (authority.Scheme == "http" && !options.AllowHttp)
                yield return "OpenId:Authority must begin with https://.";
            if (authority.Segments.Any(s => ManyTenants.Contains(s.TrimEnd('/'), StringComparer.OrdinalIgnoreCase)))
                yield return "OpenId:Authority must name one tenant: 'common', 'organizations' and 'consumers' let in everybody's accounts.";
        }
        if (options.ClientId.Length == 0) yield return "OpenId:ClientId is missing: the studio's client id at the OpenID provider.";
        if (options.ClientSecret.Length == 0) yield return "OpenId:ClientSecret is missing: the studio's client secret at the OpenID provider.";
        if (options.Session < TimeSpan.FromSeconds(1) || options.Session > TimeSpan.FromHours(24))
            yield return "OpenId:Session must be between 00:00:01 and 24:00:00 hours, such as 08:00:00.";
    }
}
