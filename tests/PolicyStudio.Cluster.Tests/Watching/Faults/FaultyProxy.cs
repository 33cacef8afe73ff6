using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PolicyStudio.TestCluster;
using Yarp.ReverseProxy.Forwarder;

namespace PolicyStudio.Cluster.Tests.Watching.Faults;

/// <summary>A reverse proxy in front of the real API server that does what bad networks and busy servers do.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _invoker;
    private readonly TestApiServer _server;

    private FaultyProxy(TestApiServer server)
    {
        _server = server;
        _invoker = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            SslOptions =
            {
                CertificateChainPolicy = new()
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(server.AuthorityFile) },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHttpForwarder();
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>What happens to a request instead of being forwarded; the default forwards it.</summary>
    public Func<HttpContext, Func<Task>, Task> Handle { get; set; } = static (_, forward) => forward();

    /// <summary>What happens to a piece of an answer on its way back: it may be changed, or kept waiting.</summary>
    public Func<HttpContext, ReadOnlyMemory<byte>, ValueTask<ReadOnlyMemory<byte>>> Pass { get; set; } = static (_, bytes) => ValueTask.FromResult(bytes);

    /// <summary>A kubeconfig that leads through the proxy, as admin.</summary>
    public string Kubeconfig => _server.KubeconfigAt(new(_app.Urls.Single()), "admin");

    /// <summary>Starts a proxy.</summary>
    public static async Task<FaultyProxy> StartAsync(TestApiServer server)
    {
        var proxy = new FaultyProxy(server);
        await proxy._app.StartAsync();
        return proxy;
    }

    /// <summary>Whether a request opens a watch.</summary>
    public static bool IsWatch(HttpContext context) => context.Request.Query.ContainsKey("watch");

    /// <summary>Answers as an API server does that refuses.</summary>
    public static Task AnswerAsync(HttpContext context, HttpStatusCode code, string message, string? reason = null)
    {
        context.Response.StatusCode = (int)code;
        return context.Response.WriteAsJsonAsync(new { kind = "Status", apiVersion = "v1", status = "Failure", code = (int)code, reason, message });
    }

    /// <summary>
    /// Takes a request out of the way. What is returned brings it to the API server and waits for the answer, which the asker never gets: at any time,
    /// also when he has given up.
    /// </summary>
    public async Task<Func<Task>> TakeAsync(HttpContext context)
    {
        var (request, address) = (context.Request, new Uri(_server.Address, $"{context.Request.Path}{context.Request.QueryString}"));
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var message = new HttpRequestMessage(new(request.Method), address) { Content = new ByteArrayContent(body.ToArray()) };
        foreach (var header in new[] { "Authorization", "User-Agent" }) message.Headers.TryAddWithoutValidation(header, (string?)request.Headers[header]);
        message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        return async () =>
        {
            using var sent = message;
            using var answer = await _invoker.SendAsync(sent, CancellationToken.None);
            await answer.Content.ReadAsByteArrayAsync();
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Watches run on for minutes; nobody waits for them here.
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
        _invoker.Dispose();
    }

    private Task HandleAsync(HttpContext context)
    {
        context.Response.Body = new PassingStream(context.Response.Body, bytes => Pass(context, bytes));
        return Handle(context, async () =>
        {
            var forwarder = context.RequestServices.GetRequiredService<IHttpForwarder>();
            var config = new ForwarderRequestConfig { ActivityTimeout = TimeSpan.FromMinutes(20) };
            await forwarder.SendAsync(context, _server.Address.ToString(), _invoker, config, StartingAtOnce.Instance);
        });
    }

    // Left to itself, the head of an answer waits for the first byte of its body: for a quiet watch that is minutes.
    private sealed class StartingAtOnce : HttpTransformer
    {
        public static readonly StartingAtOnce Instance = new();

        public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
        {
            var hasBody = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
            if (proxyResponse is not null) await httpContext.Response.StartAsync(cancellationToken);
            return hasBody;
        }
    }
}
