using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PolicyStudio.Web.Tests.Security;

public sealed class CookieTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("policystudio-data-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Over_https_the_cookies_are_bound_to_this_host_and_out_of_reach_of_scripts()
    {
        await using var app = StudioApp.Build(
            ["--data", _data.FullName, "--OpenId:Authority=https://login.example", "--OpenId:ClientId=a", "--OpenId:ClientSecret=b"]);

        var session = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        Assert.Equal("__Host-policystudio-session", session.Cookie.Name);
        Assert.Equal("/", session.Cookie.Path);
        Assert.Null(session.Cookie.Domain);
        Assert.True(session.Cookie.HttpOnly);
        Assert.Equal(CookieSecurePolicy.Always, session.Cookie.SecurePolicy);
        Assert.Equal(SameSiteMode.Lax, session.Cookie.SameSite);
        Assert.False(session.SlidingExpiration);

        var forms = app.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie;
        Assert.Equal("__Host-policystudio-forms", forms.Name);
        Assert.Equal(CookieSecurePolicy.Always, forms.SecurePolicy);
        Assert.True(forms.HttpOnly);
    }

    [Fact]
    public async Task Sign_on_is_the_code_flow_with_PKCE_against_the_configured_provider_alone()
    {
        await using var app = StudioApp.Build(
            ["--data", _data.FullName, "--OpenId:Authority=https://login.example/realm", "--OpenId:ClientId=a", "--OpenId:ClientSecret=b"]);

        var openId = app.Services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(OpenIdConnectDefaults.AuthenticationScheme);
        Assert.Equal("https://login.example/realm/.well-known/openid-configuration", openId.MetadataAddress);
        Assert.Equal("code", openId.ResponseType);
        Assert.True(openId.UsePkce);
        Assert.True(openId.RequireHttpsMetadata);
        Assert.True(openId.TokenValidationParameters.ValidateIssuer);
        Assert.True(openId.TokenValidationParameters.ValidateAudience);
        Assert.Equal(CookieSecurePolicy.Always, openId.CorrelationCookie.SecurePolicy);
    }
}
