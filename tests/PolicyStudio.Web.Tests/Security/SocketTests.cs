using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace PolicyStudio.Web.Tests.Security;

public sealed class SocketTests(LocalStudio studio) : IClassFixture<LocalStudio>
{
    private string Ours => studio.Host.Address.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task Our_own_page_gets_a_socket() => Assert.Equal(101, await HandshakeAsync(Ours));

    [Fact]
    public async Task A_page_from_elsewhere_gets_none()
    {
        string?[] foreign =
        [
            null, "null", "", "https://evil.example", Ours + ".evil.example", Ours.Replace("http:", "https:", StringComparison.Ordinal),
            $"http://localhost:{studio.Host.Address.Port}", $"http://127.0.0.1:{studio.Host.Address.Port + 1}", "http://127.0.0.1", Ours + "/",
        ];

        foreach (var origin in foreign) Assert.Equal((origin, 403), (origin, await HandshakeAsync(origin)));
    }

    [Theory]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("POST", "/_BLAZOR/negotiate?negotiateVersion=1")]
    [InlineData("POST", "/%5Fblazor/negotiate?negotiateVersion=1")]
    [InlineData("POST", "/_blazor/disconnect")]
    [InlineData("GET", "/_blazor?id=1")]
    [InlineData("POST", "/_blazor?id=1")]
    [InlineData("POST", "/_blazor/initializers")]
    public async Task No_path_of_a_circuit_is_open_to_a_request_without_origin(string method, string path)
    {
        Assert.Equal(403, await StatusAsync(method, path, origin: null));
        Assert.Equal(403, await StatusAsync(method, path, "https://evil.example"));
    }

    [Fact]
    public async Task The_names_of_start_up_scripts_are_all_that_a_request_without_origin_gets()
    {
        Assert.Equal(200, await StatusAsync("GET", "/_blazor/initializers", origin: null));
        Assert.Equal(403, await StatusAsync("GET", "/_blazor/initializers", "https://evil.example"));
    }

    [Fact]
    public async Task Nothing_but_web_sockets_is_offered_or_accepted()
    {
        using var http = new HttpClient { BaseAddress = studio.Host.Address };
        http.DefaultRequestHeaders.Add("Origin", Ours);
        using var answer = await http.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, TestContext.Current.CancellationToken);
        var negotiation = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var token = negotiation.GetProperty("connectionToken").GetString();

        var transport = Assert.Single(negotiation.GetProperty("availableTransports").EnumerateArray());
        Assert.Equal("WebSockets", transport.GetProperty("transport").GetString());
        Assert.Equal(404, await StatusAsync("GET", $"/_blazor?id={token}", Ours, accept: "text/event-stream"));
        Assert.Equal(404, await StatusAsync("GET", $"/_blazor?id={token}", Ours));
    }

    [Fact]
    public async Task A_message_may_not_grow_beyond_32_KB()
    {
        using var small = await BegunMessageAsync(31 * 1024);
        using var large = await BegunMessageAsync(33 * 1024);

        await EndedAsync(large).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(WebSocketState.Open, small.State);
        await Assert.ThrowsAsync<TimeoutException>(() => EndedAsync(small).WaitAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken));
    }

    // A message whose prefix says 100,000 bytes, of which so many are sent.
    private async Task<ClientWebSocket> BegunMessageAsync(int bytes)
    {
        var socket = new ClientWebSocket();
        await ConnectAsync(socket, Ours);
        var hello = """{"protocol":"blazorpack","version":1}""" + "\u001e";
        await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(hello), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        await socket.ReceiveAsync(new byte[64], TestContext.Current.CancellationToken);
        byte[] begun = [0xA0, 0x8D, 0x06, .. new byte[bytes]];
        await socket.SendAsync(begun, WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task EndedAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        try
        {
            while ((await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken)).MessageType != WebSocketMessageType.Close) continue;
        }
        catch (WebSocketException)
        {
            // Ended without a farewell.
        }
    }

    private async Task<int> HandshakeAsync(string? origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        try { await ConnectAsync(socket, origin); }
        catch (WebSocketException) { /* the status says it */ }
        return (int)socket.HttpStatusCode;
    }

    private Task ConnectAsync(ClientWebSocket socket, string? origin)
    {
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        var address = new UriBuilder(studio.Host.Address) { Scheme = "ws", Path = "/_blazor" }.Uri;
        return socket.ConnectAsync(address, TestContext.Current.CancellationToken);
    }

    private async Task<int> StatusAsync(string method, string path, string? origin, string? accept = null)
    {
        using var http = new HttpClient { BaseAddress = studio.Host.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (accept is not null) request.Headers.Add("Accept", accept);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }
}
