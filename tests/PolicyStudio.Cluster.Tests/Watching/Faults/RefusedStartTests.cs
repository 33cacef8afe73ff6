using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Watching.Faults;

/// <summary>What a person reads who cannot get in at all.</summary>
public sealed class RefusedStartTests(SharedCluster cluster) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("policystudio-start-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Wrong_token_is_told()
    {
        var server = await cluster.ServerAsync();
        var text = await File.ReadAllTextAsync(server.Kubeconfig("admin"), TestContext.Current.CancellationToken);
        await ProblemIsAsync(text.Replace(server.Token("admin"), "nonsense", StringComparison.Ordinal),
            $"The API server at {Address(server)} does not accept the credentials (401).");
    }

    [Fact]
    public async Task Certificate_of_another_authority_is_told()
    {
        var server = await cluster.ServerAsync();
        using var key = ECDsa.Create();
        using var other = new CertificateRequest("CN=other", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var authority = Path.Combine(_folder, "other.crt");
        await File.WriteAllTextAsync(authority, other.ExportCertificatePem(), TestContext.Current.CancellationToken);
        var text = await File.ReadAllTextAsync(server.Kubeconfig("admin"), TestContext.Current.CancellationToken);
        await ProblemIsAsync(text.Replace(server.AuthorityFile, authority, StringComparison.Ordinal),
            $"The API server at {Address(server)} has a certificate that cannot be trusted, or does not speak TLS.");
    }

    [Fact]
    public async Task Name_that_does_not_resolve_is_told()
    {
        var server = await cluster.ServerAsync();
        await ProblemIsAsync(await File.ReadAllTextAsync(server.KubeconfigAt(new("https://api.invalid:6443"), "admin"), TestContext.Current.CancellationToken),
            "The name of api.invalid, the API server, cannot be resolved.");
    }

    private async Task ProblemIsAsync(string kubeconfig, string problem)
    {
        var file = Path.Combine(_folder, "kubeconfig");
        await File.WriteAllTextAsync(file, kubeconfig, TestContext.Current.CancellationToken);
        await using var watched = await WatchedCluster.StartAsync(file);
        var state = await watched.UntilAsync(s => s.Connection.Problem is not null);
        Assert.Equal((ConnectionPhase.Connecting, problem), (state.Connection.Phase, state.Connection.Problem));
    }

    private static string Address(TestApiServer server) => server.Address.GetLeftPart(UriPartial.Authority);
}
