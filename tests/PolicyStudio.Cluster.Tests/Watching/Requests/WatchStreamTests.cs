using System.IO.Pipelines;
using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Watching.Requests;

namespace PolicyStudio.Cluster.Tests.Watching.Requests;

public sealed class WatchStreamTests : IDisposable
{
    private const string Added = """{"type":"ADDED","object":{"metadata":{"name":"a","resourceVersion":"5"}}}""";
    private const string Bookmark = """{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9"}}}""";

    private readonly FakeTimeProvider _time = new();
    private readonly Pipe _wire = new();
    private readonly WatchStream _watch;
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public WatchStreamTests() =>
        _watch = new(new HttpResponseMessage { Content = new StreamContent(_wire.Reader.AsStream()) }, _time, TimeSpan.FromSeconds(25));

    public void Dispose() => _watch.Dispose();

    [Fact]
    public async Task Events_are_read_however_the_bytes_are_cut()
    {
        var reading = ReadAsync();
        foreach (var b in Encoding.UTF8.GetBytes(Added + "\n" + Bookmark + "\n")) await _wire.Writer.WriteAsync(new[] { b }, _stop);
        await _wire.Writer.CompleteAsync();
        Assert.Equal([(WatchEventType.Changed, "5"), (WatchEventType.Bookmark, "9")], (await reading).Select(e => (e.Type, e.ResourceVersion)));
    }

    [Fact]
    public async Task End_in_the_middle_of_an_event_is_a_cut_not_an_end()
    {
        await _wire.Writer.WriteAsync(Encoding.UTF8.GetBytes(Added[..30]), _stop);
        await _wire.Writer.CompleteAsync();
        await Assert.ThrowsAsync<IOException>(ReadAsync);
    }

    [Fact]
    public async Task Peer_that_falls_silent_is_given_up_and_every_event_starts_the_wait_anew()
    {
        var events = _watch.EventsAsync(line => WatchEvent.Parse(line, []), _stop).GetAsyncEnumerator(_stop);
        for (var i = 0; i < 3; i++)
        {
            var next = events.MoveNextAsync();
            _time.Advance(TimeSpan.FromSeconds(24));
            await _wire.Writer.WriteAsync(Encoding.UTF8.GetBytes(Bookmark + "\n"), _stop);
            Assert.True(await next);
        }
        var silent = events.MoveNextAsync();
        _time.Advance(TimeSpan.FromSeconds(26));
        await Assert.ThrowsAsync<SilenceException>(async () => await silent);
    }

    [Theory]
    [InlineData(410, "too old resource version")]
    [InlineData(500, "unexpected watch event")]
    public async Task Error_event_is_a_refusal_with_its_code(int code, string message)
    {
        await _wire.Writer.WriteAsync(Encoding.UTF8.GetBytes(
            $"{{\"type\":\"ERROR\",\"object\":{{\"kind\":\"Status\",\"code\":{code},\"message\":\"{message}\"}}}}\n"), _stop);
        var refusal = await Assert.ThrowsAsync<ApiRefusedException>(ReadAsync);
        Assert.Equal(((HttpStatusCode)code, message), (refusal.Code, refusal.Message));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"type\":\"ADDED\"}")]
    [InlineData("{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"a\"}}}")]
    [InlineData("{\"type\":\"RENAMED\",\"object\":{\"metadata\":{\"resourceVersion\":\"5\"}}}")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Line_that_is_no_event_is_said_to_be_none(string line)
    {
        await _wire.Writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), _stop);
        await Assert.ThrowsAsync<ManifestSyntaxException>(ReadAsync);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("""{"kind":"PodList","metadata":{},"items":[]}""")]
    public void Page_that_is_no_list_is_said_to_be_none(string text) =>
        Assert.Throws<ManifestSyntaxException>(() => ListPage.Parse(Encoding.UTF8.GetBytes(text), []));

    [Fact]
    public void Large_and_deep_fields_are_left_out_of_a_page()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"properties":""", 300)) + "{}" + new string('}', 300);
        var page = ListPage.Parse(Encoding.UTF8.GetBytes(
            """{"metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"a"},"spec":{"versions":[DEEP],"conversion":{"strategy":"None"}}}]}"""
                .Replace("DEEP", deep, StringComparison.Ordinal)), ["versions"]);
        var spec = (MappingNode)((MappingNode)Assert.Single(page.Items))["spec"]!;
        Assert.Equal(["conversion"], spec.Entries.Select(e => e.Key));
    }

    private async Task<List<WatchEvent>> ReadAsync()
    {
        var events = new List<WatchEvent>();
        await foreach (var e in _watch.EventsAsync(line => WatchEvent.Parse(line, []), _stop)) events.Add(e);
        return events;
    }
}
