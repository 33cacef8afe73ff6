using System.Net.WebSockets;
using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.SignOn;

public sealed class SignOnTests(BrowserFixture browser, SignOnFixture signOn) : IClassFixture<SignOnFixture>
{
    [Fact]
    public async Task Somebody_unknown_is_sent_to_sign_in()
    {
        await using var page = await browser.OpenAsync();

        await page.Page.GotoAsync(signOn.Address.ToString());

        await Expect(page.Page).ToHaveTitleAsync("Who are you?");
        Assert.StartsWith(signOn.Provider.Address, page.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_sees_the_studio_but_may_not_apply()
    {
        await using var page = await SignInAsync("vera");

        var account = page.Page.GetByTestId("account");
        await Expect(account).ToContainTextAsync("vera");
        await Expect(account).ToContainTextAsync("Viewer");
        await Expect(account).ToHaveAttributeAsync("data-can-apply", "false");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task An_author_may_apply()
    {
        await using var page = await SignInAsync("arthur");

        await Expect(page.Page.GetByTestId("account")).ToHaveAttributeAsync("data-can-apply", "true");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Somebody_without_a_role_is_told_so_and_can_sign_out()
    {
        await using var page = await browser.OpenAsync();
        await page.Page.GotoAsync(signOn.Address.ToString());
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "nora" }).ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("You have no role in PolicyStudio");
        await Expect(page.Page.GetByText("You are signed in as nora")).ToBeVisibleAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("You are signed out");
    }

    [Fact]
    public async Task Signing_out_in_one_page_ends_the_other_pages_too()
    {
        await using var page = await SignInAsync("arthur");
        var cookies = await page.Page.Context.CookiesAsync();
        var second = await page.SecondPageAsync();
        await second.GotoAsync(signOn.Address.ToString());

        await second.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Heading)).ToHaveTextAsync("You are signed out");

        // A copy of the cookie is worth nothing any more.
        await page.Page.Context.AddCookiesAsync(cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        await page.Page.GotoAsync(signOn.Address.ToString());
        await Expect(page.Page).ToHaveTitleAsync("Who are you?");
    }

    [Fact]
    public async Task A_page_of_another_origin_gets_no_socket_with_the_persons_cookie()
    {
        await using var page = await SignInAsync("arthur");
        var cookie = await CookieAsync(page, signOn.Address);

        Assert.Equal(101, await HandshakeAsync(cookie, OriginOf(signOn.Address)));
        Assert.Equal(403, await HandshakeAsync(cookie, "https://evil.example"));
        Assert.Equal(403, await HandshakeAsync(cookie, origin: null));
        Assert.Equal(401, await HandshakeAsync(cookie: null, OriginOf(signOn.Address)));
    }

    [Fact]
    public async Task A_socket_and_its_page_end_with_the_session()
    {
        await using var studio = await StudioHost.StartAsync([.. signOn.Provider.StudioArguments, "--OpenId:Session=00:00:12"]);
        await using var page = await browser.OpenAsync();
        await SignOnFixture.SignInAsync(page, studio.Address, "arthur");
        using var socket = new ClientWebSocket();
        await ConnectAsync(socket, studio.Address, await CookieAsync(page, studio.Address), OriginOf(studio.Address));
        await socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

        // Well before the 30 s after which a silent client is dropped anyway.
        await ClosedAsync(socket).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await Expect(page.Page).ToHaveTitleAsync("Who are you?", new() { Timeout = 30_000 });
    }

    private async Task<BrowserPage> SignInAsync(string person)
    {
        var page = await browser.OpenAsync();
        await SignOnFixture.SignInAsync(page, signOn.Address, person);
        return page;
    }

    private async Task<int> HandshakeAsync(string? cookie, string? origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        try { await ConnectAsync(socket, signOn.Address, cookie, origin); }
        catch (WebSocketException) { /* the status says it */ }
        return (int)socket.HttpStatusCode;
    }

    private static async Task ConnectAsync(ClientWebSocket socket, Uri studio, string? cookie, string? origin)
    {
        if (cookie is not null) socket.Options.SetRequestHeader("Cookie", cookie);
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new UriBuilder(studio) { Scheme = "ws", Path = "/_blazor" }.Uri, TestContext.Current.CancellationToken);
    }

    private static async Task ClosedAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        try { while ((await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken)).MessageType != WebSocketMessageType.Close) { } }
        catch (WebSocketException) { /* ended without a farewell */ }
    }

    private static string OriginOf(Uri studio) => studio.GetLeftPart(UriPartial.Authority);

    private static async Task<string> CookieAsync(BrowserPage page, Uri studio) =>
        string.Join("; ", (await page.Page.Context.CookiesAsync([studio.ToString()])).Select(c => $"{c.Name}={c.Value}"));
}
