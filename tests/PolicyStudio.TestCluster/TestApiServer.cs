using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using k8s;
using k8s.Models;
using PolicyStudio.TestCluster.Identities;
using PolicyStudio.TestCluster.Processes;

namespace PolicyStudio.TestCluster;

/// <summary>
/// A real Kubernetes API server of the tests' own: etcd, kube-apiserver and kube-controller-manager on free ports of 127.0.0.1, with RBAC
/// and an audit log, in a temporary folder. There is no kubelet: see <see cref="NodeStandIn"/>.
/// </summary>
public sealed class TestApiServer : IAsyncDisposable
{
    private readonly ClusterFolder _folder = new();
    private readonly TestApiServerOptions _options;
    private readonly ServerFlags _flags;
    private readonly Dictionary<string, string> _tokens;
    private readonly HttpClient _http;
    private readonly List<ServerProcess> _others = [];
    private ServerProcess? _apiServer;

    private TestApiServer(TestApiServerOptions options)
    {
        _options = options;
        _flags = new(_folder, FreePort.Next(), FreePort.Next(), FreePort.Next());
        Address = new($"https://127.0.0.1:{_flags.ApiPort}");

        TestUser[] users = [TestUser.Admin, TestUser.Viewer, .. options.Users];
        _tokens = users.ToDictionary(u => u.Name, u => u.Token);
        _folder.Write("tokens.csv", string.Concat(users.Select(u => $"{u.Token},{u.Name},uid-{u.Name},\"{string.Join(',', u.Groups)}\"\n")));
        _folder.Write("audit-policy.json", """
            {"apiVersion":"audit.k8s.io/v1","kind":"Policy","omitStages":["RequestReceived"],"rules":[{"level":"Metadata"}]}
            """);
        var authority = Certificates.Write(_folder);
        _http = new(new SocketsHttpHandler
        {
            SslOptions =
            {
                CertificateChainPolicy = new()
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { authority },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        })
        { BaseAddress = Address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestUser.Admin.Token);
        Kubectl = new(Kubeconfig(TestUser.Admin.Name), _folder.PathOf("home"));
    }

    /// <summary>Where the API server listens: <c>https://127.0.0.1:port</c>.</summary>
    public Uri Address { get; }

    /// <summary>The certificate authority of the API server, as a PEM file.</summary>
    public string AuthorityFile => _folder.PathOf("ca.crt");

    /// <summary>kubectl as admin.</summary>
    public Kubectl Kubectl { get; }

    /// <summary>An HTTP client signed in as admin, for requests that neither kubectl nor the client library makes.</summary>
    public HttpClient Http => _http;

    /// <summary>Starts a cluster and waits until it is ready, in about five seconds.</summary>
    /// <exception cref="InvalidOperationException">A binary is missing (see <c>tests/envtest/build</c>), or a server ended by itself.</exception>
    public static async Task<TestApiServer> StartAsync(TestApiServerOptions? options = null)
    {
        var server = new TestApiServer(options ?? new());
        try
        {
            await server.StartServersAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes a kubeconfig file with one context per user, named like the user, and returns its path. The first is the current one.</summary>
    public string Kubeconfig(params string[] users) => KubeconfigAt(Address, users);

    /// <summary>As <see cref="Kubeconfig"/>, for another address that leads to the server, such as a proxy's.</summary>
    public string KubeconfigAt(Uri address, params string[] users) => _folder.Write(
        $"kubeconfig-{Guid.NewGuid():N}", KubeconfigFile.Text(address, AuthorityFile, [.. users.Select(u => (u, _tokens[u]))]));

    /// <summary>
    /// Makes a service account and gives it the rules of a role in the whole cluster; the account is then a user of <see cref="Kubeconfig"/>
    /// under the returned name, <c>namespace/name</c>. Unlike the users of the options it can be made at any time.
    /// </summary>
    /// <param name="ns">Its namespace.</param>
    /// <param name="name">Its name.</param>
    /// <param name="rules">The rules of a ClusterRole that is made and bound; none grants nothing.</param>
    public async Task<string> AddServiceAccountAsync(string ns, string name, params V1PolicyRule[] rules)
    {
        using var client = Client();
        await client.CoreV1.CreateNamespacedServiceAccountAsync(new() { Metadata = new() { Name = name } }, ns);
        var role = new V1ObjectMeta { Name = $"{ns}-{name}" };
        await client.RbacAuthorizationV1.CreateClusterRoleAsync(new() { Metadata = role, Rules = rules });
        await client.RbacAuthorizationV1.CreateClusterRoleBindingAsync(new()
        {
            Metadata = role,
            RoleRef = new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = role.Name },
            Subjects = [new() { Kind = "ServiceAccount", NamespaceProperty = ns, Name = name }],
        });
        return await AdoptServiceAccountAsync(ns, name);
    }

    /// <summary>As <see cref="AddServiceAccountAsync"/> for an account that exists, with whatever rights somebody gave it.</summary>
    public async Task<string> AdoptServiceAccountAsync(string ns, string name)
    {
        using var client = Client();
        var request = new Authenticationv1TokenRequest { Spec = new() { Audiences = ["https://kubernetes.default.svc"], ExpirationSeconds = 7200 } };
        _tokens[$"{ns}/{name}"] = (await client.CoreV1.CreateNamespacedServiceAccountTokenAsync(request, name, ns)).Status.Token;
        return $"{ns}/{name}";
    }

    /// <summary>The token of a user, for an Authorization header.</summary>
    public string Token(string user) => _tokens[user];

    /// <summary>A client of the API signed in as that user. Dispose it.</summary>
    public Kubernetes Client(string user = "admin") => new(KubernetesClientConfiguration.BuildConfigFromConfigFile(Kubeconfig(user)));

    /// <summary>kubectl as that user.</summary>
    public Kubectl KubectlAs(string user) => new(Kubeconfig(user), _folder.PathOf("home"));

    /// <summary>
    /// Makes a namespace with a name of its own, <paramref name="prefix"/>-xxxxxx, and returns the name. It has the label
    /// <c>kubernetes.io/metadata.name</c>, which servers older than 1.21 do not set.
    /// </summary>
    public async Task<string> CreateNamespaceAsync(string prefix)
    {
        var name = $"{prefix}-{Guid.NewGuid().ToString("N")[..6]}";
        using var client = Client();
        await client.CoreV1.CreateNamespaceAsync(new()
        {
            Metadata = new() { Name = name, Labels = new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = name } },
        });
        return name;
    }

    /// <summary>Every request that the API server has answered, oldest first; watches that still run included.</summary>
    public IReadOnlyList<AuditEvent> ReadAuditEvents() => AuditEvent.Read(_flags.AuditLog);

    /// <summary>Kills the API server (SIGKILL); etcd and the controllers go on, and the data stay.</summary>
    public Task KillApiServerAsync() => _apiServer!.KillAsync();

    /// <summary>Starts a killed API server again, on the same port and data, and waits until it is ready.</summary>
    public async Task RestartApiServerAsync()
    {
        await _apiServer!.DisposeAsync();
        await StartApiServerAsync();
    }

    /// <summary>
    /// Makes etcd forget every version but the newest. After a restart of the API server a watch from an older version gets 410 Gone.
    /// </summary>
    public async Task CompactAsync()
    {
        // Without the admin's token, which etcd would take for one of its own.
        using var etcd = new HttpClient();
        using var newest = await etcd.PostAsJsonAsync($"{_flags.EtcdAddress}/v3/kv/range", new { key = "AA==" });
        var range = await newest.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var revision = range.GetProperty("header").GetProperty("revision").GetString();
        using var compacted = await etcd.PostAsJsonAsync($"{_flags.EtcdAddress}/v3/kv/compaction", new { revision, physical = true });
        compacted.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in _others.Append(_apiServer).Reverse())
            if (server is not null) await server.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private async Task StartServersAsync()
    {
        var etcd = await ServerProcess.StartAsync("etcd", _flags.Etcd, _folder.PathOf("etcd.log"));
        _others.Add(etcd);
        await AnswersAsync(etcd, $"{_flags.EtcdAddress}/health");
        await StartApiServerAsync();
        if (!_options.WithControllers) return;

        using var client = Client();
        var version = await client.Version.GetCodeAsync();
        var minor = int.Parse(version.Minor.TrimEnd('+'), CultureInfo.InvariantCulture);
        var flags = ServerFlags.ControllerManager(Kubeconfig(TestUser.Admin.Name), minor);
        var controllers = await ServerProcess.StartAsync("kube-controller-manager", flags, _folder.PathOf("kube-controller-manager.log"));
        _others.Add(controllers);
        await Eventually.HoldsAsync("the role view has rules", async () =>
        {
            controllers.ThrowIfEnded();
            return (await client.RbacAuthorizationV1.ReadClusterRoleAsync("view")).Rules is { Count: > 0 };
        }, 60);
    }

    private async Task StartApiServerAsync()
    {
        _apiServer = await ServerProcess.StartAsync("kube-apiserver", _flags.ApiServer(_options.ApiServerFlags), _folder.PathOf("kube-apiserver.log"));
        await AnswersAsync(_apiServer, "/readyz");
        // A new server makes it a moment after it calls itself ready.
        await AnswersAsync(_apiServer, "/api/v1/namespaces/default");
    }

    private Task AnswersAsync(ServerProcess server, string address) => Eventually.HoldsAsync($"{address} answers", async () =>
    {
        server.ThrowIfEnded();
        try
        {
            using var response = await _http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }, 60);
}
