namespace PolicyStudio.Web.Security.SignOn;

/// <summary>Whether people have to sign in. Decided once, by the presence of the configuration's <c>OpenId</c> section.</summary>
/// <param name="Required">False: loopback only, everybody there acts as the kubeconfig's own user.</param>
/// <param name="Http">Whether plain http will do: without sign-on, and for trials of it on one machine.</param>
internal sealed record SignOnMode(bool Required, bool Http)
{
    /// <summary>What the configuration asks for.</summary>
    public static SignOnMode Of(IConfiguration configuration)
    {
        var section = configuration.GetSection(OpenIdOptions.Section);
        // A value that is no truth value is reported with everything else that is wrong with the section.
        var allowed = bool.TryParse(section[nameof(OpenIdOptions.AllowHttp)], out var http) && http;
        return new SignOnMode(section.Exists(), Http: !section.Exists() || allowed);
    }
}
