using System.Text.Json;

namespace PolicyStudio.TestCluster.Identities;

/// <summary>The text of a kubeconfig file. It is JSON, which every reader of YAML reads.</summary>
internal static class KubeconfigFile
{
    /// <summary>One context per user, under the user's name; the first is the current one.</summary>
    public static string Text(Uri server, string authorityFile, IReadOnlyList<(string Name, string Token)> users) => JsonSerializer.Serialize(new
    {
        apiVersion = "v1",
        kind = "Config",
        clusters = new[] { new { name = "test", cluster = Cluster(server, authorityFile) } },
        users = users.Select(u => new { name = u.Name, user = new { token = u.Token } }),
        contexts = users.Select(u => new { name = u.Name, context = new { cluster = "test", user = u.Name } }),
        current_context = users[0].Name,
    }).Replace("current_context", "current-context", StringComparison.Ordinal);

    // A proxy in front of the server speaks plain HTTP and has no authority.
    private static Dictionary<string, string> Cluster(Uri server, string authorityFile)
    {
        var cluster = new Dictionary<string, string> { ["server"] = server.ToString() };
        if (server.Scheme == Uri.UriSchemeHttps) cluster["certificate-authority"] = authorityFile;
        return cluster;
    }
}
