using System.Net;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Web.Tests.Security;

/// <summary>With sign-on, behind something that ends TLS. The provider is never asked here, so none runs.</summary>
public sealed class BehindProxyTests
{
    private static readonly string[] SignOn = ["--OpenId:Authority=https://login.example", "--OpenId:ClientId=a", "--OpenId:ClientSecret=b"];

    [Fact]
    public async Task A_named_proxys_word_on_scheme_and_host_counts()
    {
        await using var studio = await StudioHost.StartAsync([.. SignOn, "--Proxies:Addresses:0=127.0.0.1"]);

        using var page = await GetAsync(studio, "/Account/SignedOut");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("max-age=31536000", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(studio, "https://evil.example"));
        Assert.NotEqual(HttpStatusCode.Forbidden, await NegotiateAsync(studio, "https://studio.example"));
    }

    [Fact]
    public async Task Nobody_elses_word_counts()
    {
        await using var studio = await StudioHost.StartAsync([.. SignOn, "--Proxies:Networks:0=10.0.0.0/8"]);

        using var page = await GetAsync(studio, "/Account/SignedOut");
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("Proxies:Addresses", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_needs_neither_sign_on_nor_https()
    {
        await using var studio = await StudioHost.StartAsync(SignOn);
        using var http = new HttpClient { BaseAddress = studio.Address };

        Assert.Equal("ok", await http.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
        using var ready = await http.GetAsync("/readyz", TestContext.Current.CancellationToken);
        Assert.True(ready.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable);
    }

    private static async Task<HttpResponseMessage> GetAsync(StudioHost studio, string path)
    {
        using var http = new HttpClient { BaseAddress = studio.Address };
        using var request = Forwarded(HttpMethod.Get, path);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpStatusCode> NegotiateAsync(StudioHost studio, string origin)
    {
        using var http = new HttpClient { BaseAddress = studio.Address };
        using var request = Forwarded(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", origin);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static HttpRequestMessage Forwarded(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "studio.example");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        return request;
    }
}
