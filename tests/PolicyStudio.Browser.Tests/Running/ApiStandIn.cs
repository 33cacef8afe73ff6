using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace PolicyStudio.Browser.Tests.Running;

/// <summary>
/// What the studio reads of an API server, at a word of the test: it answers, keeps one waiting, refuses, or is away. It lists manifests and
/// never changes them; a real API server is what everything else is tested on.
/// </summary>
internal sealed class ApiStandIn : IAsyncDisposable
{
    private static readonly TimeSpan PageTime = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private readonly ILookup<string, object> _objects;
    private readonly string _folder = Directory.CreateTempSubdirectory("policystudio-api-").FullName;
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _watches = new();

    private ApiStandIn(string manifests)
    {
        _objects = Read(manifests).ToLookup(o => Plural((string)o["kind"]), o => (object)o);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Resources that nobody may read.</summary>
    public ImmutableHashSet<string> Forbidden { get; init; } = [];

    /// <summary>Whether no list ends before <see cref="Open"/>: after its objects come empty pages, each in time.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Whether every request is refused with this status; null for none.</summary>
    public int? Refusal { get; set; }

    /// <summary>The studio's arguments to read this cluster, which it calls <c>shop</c>.</summary>
    public string[] StudioArguments => ["--cluster", "shop", "--kubeconfig", Kubeconfig()];

    /// <summary>Starts one that has the objects of some manifests.</summary>
    public static async Task<ApiStandIn> StartAsync(string manifests, bool isSlow = false, params string[] forbidden)
    {
        var server = new ApiStandIn(manifests) { IsSlow = isSlow, Forbidden = [.. forbidden] };
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Lists come to their end.</summary>
    public void Open() => _open.TrySetResult();

    /// <summary>Ends every watch, and refuses from now on: the server is there, and in trouble.</summary>
    public void Fail()
    {
        Refusal = StatusCodes.Status503ServiceUnavailable;
        _watches.Cancel();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _open.TrySetResult();
        await _watches.CancelAsync();
        await _app.DisposeAsync();
        _watches.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var resource = path[(path.LastIndexOf('/') + 1)..];
        if (Refusal is { } status) await RefuseAsync(context, status, "the server is currently unable to handle the request");
        else if (path == "/version") await context.Response.WriteAsJsonAsync(new { major = "1", minor = "34", gitVersion = "v1.34.1" });
        else if (path == "/apis") await context.Response.WriteAsJsonAsync(new { kind = "APIGroupList", groups = Array.Empty<object>() });
        else if (Forbidden.Contains(resource)) await RefuseAsync(context, StatusCodes.Status403Forbidden, $"{resource} is forbidden: User \"studio\" cannot list resource \"{resource}\" at the cluster scope");
        else if (context.Request.Query.ContainsKey("watch")) await WatchAsync(context);
        else await ListAsync(context, resource);
    }

    private async Task ListAsync(HttpContext context, string resource)
    {
        // A list that answered nothing at all would be given up, sooner or later than a slow machine gets to its page.
        var isFirst = !context.Request.Query.ContainsKey("continue");
        if (!isFirst) await Task.WhenAny(_open.Task, Task.Delay(PageTime, context.RequestAborted));
        var next = IsSlow && !_open.Task.IsCompleted ? "more" : null;
        await context.Response.WriteAsJsonAsync(new { kind = "List", apiVersion = "v1", metadata = new { resourceVersion = "1", @continue = next }, items = isFirst ? _objects[resource] : [] });
    }

    private async Task WatchAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.FlushAsync();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _watches.Token);
        try
        {
            await Task.Delay(Timeout.Infinite, either.Token);
        }
        catch (OperationCanceledException) { /* the studio has gone, or the watch is ended */ }
    }

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { kind = "Status", apiVersion = "v1", status = "Failure", message, code = status });
    }

    private string Kubeconfig()
    {
        var file = Path.Combine(_folder, "kubeconfig");
        File.WriteAllText(file, $$"""
            apiVersion: v1
            kind: Config
            current-context: shop
            clusters: [{name: shop, cluster: {server: "{{_app.Urls.Single()}}" } }]
            contexts: [{name: shop, context: {cluster: shop, user: studio} }]
            users: [{name: studio, user: {token: none} }]
            """);
        return file;
    }

    private static IEnumerable<Dictionary<object, object>> Read(string manifests)
    {
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
        var parser = new Parser(new StringReader(manifests));
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
        {
            if (yaml.Deserialize(parser) is not Dictionary<object, object> read) continue;
            ((Dictionary<object, object>)read["metadata"])["resourceVersion"] = "1";
            yield return read;
        }
    }

    private static string Plural(string kind)
    {
        var name = kind.ToLowerInvariant();
        return name.EndsWith('y') ? $"{name[..^1]}ies" : $"{name}s";
    }
}
