using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Applying.Live;

/// <summary>Somebody else at the API server, and the witness of what it holds: plain HTTP, without any code of the product.</summary>
internal sealed class Outsider(TestApiServer server)
{
    public static string Namespace(string name) => $"/api/v1/namespaces/{name}";

    public static string Pod(string ns, string name) => $"{Namespace(ns)}/pods/{name}";

    public static string Deployment(string ns, string name) => $"/apis/apps/v1/namespaces/{ns}/deployments/{name}";

    public static string Policy(string ns, string name) => $"/apis/networking.k8s.io/v1/namespaces/{ns}/networkpolicies/{name}";

    /// <summary>An object, or null when it is not there.</summary>
    public async Task<JsonObject?> GetAsync(string path)
    {
        using var answer = await server.Http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync(answer);
    }

    /// <summary>Makes an object at its path.</summary>
    public async Task CreateAsync(string path, JsonObject body)
    {
        using var answer = await server.Http.PostAsJsonAsync(new Uri(path[..path.LastIndexOf('/')], UriKind.Relative), body);
        await ReadAsync(answer);
    }

    /// <summary>A JSON merge patch.</summary>
    public async Task PatchAsync(string path, JsonObject patch)
    {
        using var content = new StringContent(patch.ToJsonString(), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/merge-patch+json");
        using var answer = await server.Http.PatchAsync(new Uri(path, UriKind.Relative), content);
        await ReadAsync(answer);
    }

    /// <summary>Deletes an object, or all of a collection, at once. A namespace's contents are not looked at: no controller runs that would.</summary>
    public async Task DeleteAsync(string path)
    {
        using var answer = await server.Http.DeleteAsync(new Uri($"{path}?gracePeriodSeconds=0", UriKind.Relative));
        if (answer.StatusCode == HttpStatusCode.NotFound) return;
        var gone = await ReadAsync(answer);
        if ((string?)gone["kind"] != "Namespace") return;
        gone["spec"]!["finalizers"] = new JsonArray();
        using var finalized = await server.Http.PutAsJsonAsync(new Uri($"{path}/finalize", UriKind.Relative), gone);
        await ReadAsync(finalized);
    }

    /// <summary>Deletes an object and makes it anew, the same but for what the server gives it: its uid is another one then.</summary>
    public async Task MakeAnewAsync(string path)
    {
        var same = (await GetAsync(path))!;
        await DeleteAsync(path);
        foreach (var given in new[] { "uid", "resourceVersion", "creationTimestamp", "generation", "managedFields" }) same["metadata"]!.AsObject().Remove(given);
        same.Remove("status");
        await CreateAsync(path, same);
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {text}");
        return (JsonObject)JsonNode.Parse(text)!;
    }
}
