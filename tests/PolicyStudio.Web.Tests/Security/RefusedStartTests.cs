using System.Net;
using System.Net.Sockets;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Web.Tests.Security;

public sealed class RefusedStartTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    public static TheoryData<string, string> OpenAddresses => new()
    {
        { "--urls", "http://0.0.0.0:0" },
        { "--urls", "http://127.0.0.1:0;http://*:0" },
        { "--urls", "http://[::]:0" },
        { "--urls", "http://studio.example:0" },
        { "--urls", "http://unix:/tmp/policystudio-open.sock" },
        { "--Kestrel:Endpoints:Open:Url", "http://0.0.0.0:0" },
    };

    [Theory]
    [MemberData(nameof(OpenAddresses))]
    public async Task Without_sign_on_only_loopback_will_do(string option, string value) =>
        AssertRefused(await StudioRun.ToEndAsync(Nothing, option, value), value.Split(';')[^1], "OpenId:Authority");

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://0.0.0.0:0", "http://0.0.0.0:0")]
    [InlineData("DOTNET_URLS", "http://0.0.0.0:0", "http://0.0.0.0:0")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "0", "http://*:0")]
    [InlineData("ASPNETCORE_HTTPS_PORTS", "0", "https://*:0")]
    [InlineData("Kestrel__Endpoints__Open__Url", "http://0.0.0.0:0", "http://0.0.0.0:0")]
    public async Task An_address_from_the_environment_is_checked_too(string variable, string value, string named) =>
        AssertRefused(await StudioRun.ToEndAsync(new Dictionary<string, string> { [variable] = value }), named, "OpenId:Authority");

    [Fact]
    public async Task In_a_cluster_people_have_to_sign_in() =>
        AssertRefused(await StudioRun.ToEndAsync(Nothing, "--cluster", "in-cluster"), "in-cluster", "OpenId:Authority");

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() =>
        AssertRefused(
            await StudioRun.ToEndAsync(Nothing, "--OpenId:Authority=http://login.example", "--OpenId:Session=99:00:00", "--Impersonation:Group=system:masters"),
            "OpenId:Authority must begin with https://", "OpenId:ClientId is missing", "OpenId:ClientSecret is missing", "OpenId:Session", "Impersonation:Group");

    [Fact]
    public async Task A_tenant_for_everybody_is_no_tenant() =>
        AssertRefused(
            await StudioRun.ToEndAsync(Nothing, "--OpenId:Authority=https://login.microsoftonline.com/common/v2.0", "--OpenId:ClientId=a", "--OpenId:ClientSecret=b"),
            "must name one tenant");

    [Fact]
    public async Task Sign_on_over_plain_http_stays_on_this_machine() =>
        AssertRefused(
            await StudioRun.ToEndAsync(
                Nothing, "--urls", "http://0.0.0.0:0", "--OpenId:AllowHttp=true", "--OpenId:Authority=http://127.0.0.1:1", "--OpenId:ClientId=a", "--OpenId:ClientSecret=b"),
            "OpenId:AllowHttp");

    [Fact]
    public async Task Not_every_client_is_a_proxy() =>
        AssertRefused(
            await StudioRun.ToEndAsync(new Dictionary<string, string> { ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true" }, "--urls", "http://127.0.0.1:0"),
            "Proxies:Addresses");

    [Fact]
    public async Task A_network_of_proxies_must_be_one() =>
        AssertRefused(await StudioRun.ToEndAsync(Nothing, "--urls", "http://127.0.0.1:0", "--Proxies:Networks:0=10.0.0.0/99"), "10.0.0.0/99");

    [Fact]
    public async Task A_mistyped_option_starts_nothing() =>
        AssertRefused(await StudioRun.ToEndAsync(Nothing, "--clutser", "prod"), "--clutser", "--cluster NAME");

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named() =>
        AssertRefused(await StudioRun.ToEndAsync(Nothing, "--urls", "http://127.0.0.1:0", "--data", "/proc/nothing"), "/proc/nothing", "--data");

    [Fact]
    public async Task A_kubeconfig_that_cannot_be_used_is_no_stack_trace()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "https://127.0.0.1:1", certificate-authority: /nothing/ca.crt}}]
            users: [{name: u, user: {token: t}}]
            contexts: [{name: prod, context: {cluster: c, user: u}}]
            """, TestContext.Current.CancellationToken);

        AssertRefused(await StudioRun.ToEndAsync(Nothing, "--urls", "http://127.0.0.1:0", "--cluster", "prod", "--kubeconfig", file), "'prod'", "/nothing/ca.crt");
        AssertRefused(await StudioRun.ToEndAsync(Nothing, "--urls", "http://127.0.0.1:0", "--cluster", "Prod", "--kubeconfig", file), "'Prod'", "prod");
        File.Delete(file);
    }

    [Fact]
    public async Task A_taken_address_is_named_with_a_way_out()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";

        AssertRefused(await StudioRun.ToEndAsync(Nothing, "--urls", address), address, "--urls");
    }

    private static void AssertRefused(StudioRun run, params string[] words)
    {
        Assert.NotEqual(0, run.ExitCode);
        foreach (var word in words) Assert.Contains(word, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Open http", run.Output, StringComparison.Ordinal);
    }
}
