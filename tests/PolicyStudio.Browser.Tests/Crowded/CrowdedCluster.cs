using PolicyStudio.Benchmarks.Studio.Serving;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Browser.Tests.Crowded;

/// <summary>The studio on a cluster that fills a picture: 480 sources in 24 namespaces, one of them with the longest names that Kubernetes takes.</summary>
internal sealed class CrowdedCluster : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly ListServer _server;
    private readonly StudioHost _studio;

    private CrowdedCluster(DirectoryInfo folder, ListServer server, StudioHost studio) => (_folder, _server, _studio) = (folder, server, studio);

    /// <summary>The studio's address.</summary>
    public Uri Address => _studio.Address;

    /// <summary>The link to a picture with all of them.</summary>
    public static string Link { get; } = "studio?target=data/mysql[StatefulSet]&port=3306&protocol=TCP&nslabel=team=shop&podlabel=db=access_ok"
        + "&open=data" + string.Concat(CrowdedLists.NamespaceNames.Select(n => $"&open={n}"));

    /// <summary>Writes the cluster's lists, serves them and starts a studio on them.</summary>
    public static async Task<CrowdedCluster> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("policystudio-crowded-");
        foreach (var (kind, list) in CrowdedLists.All) await File.WriteAllTextAsync(Path.Combine(folder.FullName, kind + ".json"), list);
        var server = await ListServer.StartAsync(folder.FullName);
        var kubeconfig = Path.Combine(folder.FullName, "kubeconfig");
        await File.WriteAllTextAsync(kubeconfig, server.Kubeconfig("crowded"));
        return new(folder, server, await StudioHost.StartAsync("--kubeconfig", kubeconfig, "--cluster", "crowded"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
