using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Web.Tests.Security;

/// <summary>A studio without sign-on, as README starts it.</summary>
public sealed class LocalStudio : IAsyncLifetime
{
    private StudioHost? _host;

    internal StudioHost Host => _host!;

    public async ValueTask InitializeAsync() => _host = await StudioHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }
}

public sealed class LocalStudioTests(LocalStudio studio) : IClassFixture<LocalStudio>, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = studio.Host.Address };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task The_first_page_is_there_before_any_script_runs()
    {
        var page = await _http.GetStringAsync("/", TestContext.Current.CancellationToken);

        Assert.Contains("<title>", page, StringComparison.Ordinal);
        Assert.Contains("data-circuit=\"prerendered\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/app.css")]
    [InlineData("/healthz")]
    [InlineData("/nothing-here")]
    public async Task Every_answer_says_what_a_page_may_do(string path)
    {
        using var answer = await _http.GetAsync(path, TestContext.Current.CancellationToken);

        var policy = Header(answer, "Content-Security-Policy").Split("; ");
        Assert.Contains("default-src 'self'", policy);
        Assert.Single(policy, p => p.StartsWith("script-src 'self' 'sha256-", StringComparison.Ordinal) && !p.Contains("unsafe", StringComparison.Ordinal));
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("object-src 'none'", policy);
        Assert.Contains("base-uri 'self'", policy);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.StartsWith("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_has_no_inline_script_that_the_policy_would_block()
    {
        using var answer = await _http.GetAsync("/", TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        // The one that there is, the map of modules, is named by its hash.
        var script = Assert.Single(Regex.Matches(page, "<script(?![^>]*\\bsrc=)[^>]*>(?<text>.*?)</script>", RegexOptions.Singleline));
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups["text"].Value)));
        Assert.Contains($"'sha256-{hash}'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Health_answers(string path) => Assert.Equal("ok", await _http.GetStringAsync(path, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("/app.css", "text/css")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    [InlineData("/_framework/blazor.web.js", "text/javascript")]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css", "text/css")]
    public async Task Static_files_are_served_outside_of_development(string path, string type)
    {
        using var answer = await _http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:5080")]
    [InlineData("127.0.0.1.evil.example")]
    public async Task A_name_that_somebody_made_resolve_to_this_machine_gets_nothing(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = name } };
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_signs_out_where_nobody_signs_in()
    {
        using var answer = await _http.PostAsync("/Account/SignOut", null, TestContext.Current.CancellationToken);

        Assert.False(answer.IsSuccessStatusCode);
    }

    [Fact]
    public void The_keys_of_the_cookies_are_the_owners_alone()
    {
        var keys = new DirectoryInfo(Path.Combine(studio.Host.Data, "keys"));

        Assert.NotEmpty(keys.GetFiles("key-*.xml"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, keys.UnixFileMode);
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
