using System.Text.Json;

namespace PolicyStudio.TestCluster;

/// <summary>One request that the API server got, from its audit log.</summary>
/// <param name="User">Who asked.</param>
/// <param name="ImpersonatedUser">On whose behalf, or null.</param>
/// <param name="Verb">get, list, watch, create, update, patch, delete…</param>
/// <param name="ApiGroup">The API group, empty for the core group; null when the request is about no resource, such as /version.</param>
/// <param name="Resource">The resource in the plural, with the subresource after a slash: <c>pods/status</c>; null as above.</param>
/// <param name="Namespace">The namespace, or null.</param>
/// <param name="Name">The object's name, or null.</param>
/// <param name="Path">The path and query as they were asked for.</param>
/// <param name="UserAgent">What the asker calls itself.</param>
/// <param name="Code">The HTTP status of the answer.</param>
public sealed record AuditEvent(
    string User, string? ImpersonatedUser, string Verb, string? ApiGroup, string? Resource, string? Namespace, string? Name,
    string Path, string UserAgent, int Code)
{
    /// <summary>The groups that were asked for along with <see cref="ImpersonatedUser"/>; the server's own are left out.</summary>
    public IReadOnlyList<string> ImpersonatedGroups { get; init; } = [];

    /// <summary>The keys of the extras that were asked for along with <see cref="ImpersonatedUser"/>.</summary>
    public IReadOnlyList<string> ImpersonatedExtras { get; init; } = [];

    // A watch is logged when it is answered and again when it ends: the first of the two counts.
    internal static IReadOnlyList<AuditEvent> Read(string log)
    {
        using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var complete = text[..(text.LastIndexOf('\n') + 1)];
        return [.. complete.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).DistinctBy(e => e.Id).Select(e => e.Event)];
    }

    private static (string Id, AuditEvent Event) Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var target = root.TryGetProperty("objectRef", out var reference) ? reference : default;
        var subresource = Text(target, "subresource");
        var resource = Text(target, "resource");
        var code = root.TryGetProperty("responseStatus", out var status) && status.TryGetProperty("code", out var c) ? c.GetInt32() : 0;
        var impersonated = root.TryGetProperty("impersonatedUser", out var other);
        return (Text(root, "auditID")!, new(
            Text(root.GetProperty("user"), "username")!,
            impersonated ? Text(other, "username") : null,
            Text(root, "verb")!,
            resource is null ? null : Text(target, "apiGroup") ?? "",
            subresource is null ? resource : $"{resource}/{subresource}",
            Text(target, "namespace"), Text(target, "name"), Text(root, "requestURI")!, Text(root, "userAgent") ?? "", code)
        {
            // The server puts everybody it impersonates into this group by itself.
            ImpersonatedGroups = [.. Strings(other, "groups").Where(g => g != "system:authenticated")],
            ImpersonatedExtras = [.. Keys(other, "extra")],
        });
    }

    private static IEnumerable<string> Strings(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(e => e.GetString()!) : [];

    private static IEnumerable<string> Keys(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var map) ? map.EnumerateObject().Select(p => p.Name) : [];

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
