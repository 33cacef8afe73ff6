using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PolicyStudio.Benchmarks.Studio.Serving;

/// <summary>
/// Answers on a free port of 127.0.0.1 as the API server of a generated cluster does to a reader: pages of lists, watches that bring bookmarks
/// alone, its version, its groups. What it does not have answers 404; nothing can be written.
/// </summary>
internal sealed class ListServer : IAsyncDisposable
{
    // The version of every list.
    private const string Bookmark = """{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9000000"}}}""" + "\n";

    private static readonly TimeSpan BetweenBookmarks = TimeSpan.FromSeconds(5);

    private static readonly ImmutableDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["api/v1/namespaces"] = "namespaces",
        ["api/v1/pods"] = "pods",
        ["api/v1/services"] = "services",
        ["apis/apps/v1/deployments"] = "deployments",
        ["apis/apps/v1/replicasets"] = "replicasets",
        ["apis/apps/v1/statefulsets"] = "statefulsets",
        ["apis/apps/v1/daemonsets"] = "daemonsets",
        ["apis/batch/v1/jobs"] = "jobs",
        ["apis/networking.k8s.io/v1/networkpolicies"] = "networkpolicies",
    }.ToImmutableDictionary();

    private readonly WebApplication _app;
    private readonly Dictionary<string, ListFile> _lists;

    private ListServer(string folder)
    {
        _lists = Files.ToDictionary(f => "/" + f.Key, f => new ListFile(Path.Combine(folder, f.Value + ".json")));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>A kubeconfig with a context that leads here.</summary>
    public string Kubeconfig(string context) => $$"""
        apiVersion: v1
        kind: Config
        clusters: [{name: {{context}}, cluster: {server: "{{Address}}" } }]
        users: [{name: reader, user: { token: none } }]
        contexts: [{name: {{context}}, context: { cluster: {{context}}, user: reader } }]
        current-context: {{context}}

        """;

    /// <summary>Starts one on the lists of a folder.</summary>
    public static async Task<ListServer> StartAsync(string folder)
    {
        var server = new ListServer(folder);
        await server._app.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Watches never end by themselves; nobody waits for them here.
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var (path, query, answer) = (context.Request.Path.Value!, context.Request.Query, context.Response);
        answer.ContentType = "application/json";
        if (path == "/version") return answer.WriteAsync("""{"major":"1","minor":"34","gitVersion":"v1.34.0"}""");
        if (path == "/apis") return answer.WriteAsync(Groups());
        if (HttpMethods.IsGet(context.Request.Method) && _lists.TryGetValue(path, out var list))
            return query.ContainsKey("watch") ? WatchAsync(context)
                : list.WritePageAsync(answer.Body, Number(query["continue"], 0), Number(query["limit"], int.MaxValue), context.RequestAborted);
        answer.StatusCode = StatusCodes.Status404NotFound;
        return answer.WriteAsync("""{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404,"message":"not served here"}""");
    }

    private static int Number(string? text, int otherwise) => int.TryParse(text, out var number) ? number : otherwise;

    private static async Task WatchAsync(HttpContext context)
    {
        try
        {
            await context.Response.StartAsync(context.RequestAborted);
            while (true)
            {
                await Task.Delay(BetweenBookmarks, context.RequestAborted);
                await context.Response.WriteAsync(Bookmark, context.RequestAborted);
            }
        }
        catch (OperationCanceledException) { /* whoever watched has gone */ }
    }

    private static string Groups()
    {
        var groups = Files.Keys.Where(p => p.StartsWith("apis/", StringComparison.Ordinal)).Select(p => p.Split('/')).DistinctBy(p => p[1])
            .Select(p => $$"""{"name":"{{p[1]}}","versions":[{"groupVersion":"{{p[1]}}/{{p[2]}}","version":"{{p[2]}}"}]}""");
        return $$"""{"kind":"APIGroupList","apiVersion":"v1","groups":[{{string.Join(',', groups)}}]}""";
    }
}
