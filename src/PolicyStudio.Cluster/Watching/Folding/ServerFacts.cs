using System.Globalization;
using System.Text.Json;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Watching.Folding;

/// <summary>What the API server says of itself at /version.</summary>
/// <param name="Version">Such as <c>v1.34.1</c>.</param>
/// <param name="Major">The major version.</param>
/// <param name="Minor">The minor version.</param>
internal sealed record ServerFacts(string Version, int Major, int Minor)
{
    /// <summary>Reads the answer of /version; providers write minor versions such as <c>27+</c>.</summary>
    /// <exception cref="FormatException">It is no such answer.</exception>
    public static ServerFacts Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new(root.GetProperty("gitVersion").GetString()!, Number(root.GetProperty("major")), Number(root.GetProperty("minor")));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("the answer of /version is not one of a Kubernetes API server", e);
        }
    }

    /// <summary>Whether it drops endPort from a policy: the field exists since 1.21, and is kept by default since 1.22.</summary>
    public bool DropsEndPort => IsOlderThan(22);

    /// <summary>What a person should know of a server like this.</summary>
    public IEnumerable<Finding> Findings
    {
        get
        {
            if (DropsEndPort)
                yield return new("server-drops-end-port", FindingLevel.Info, null,
                    $"The API server is {Version}; before 1.22 it drops endPort from a policy without a word, which then covers less than it says");
        }
    }

    /// <summary>What a person should know of namespaces without their name as a label; the server sets it since 1.21.</summary>
    /// <param name="facts">The server, or null while its version is unknown.</param>
    /// <param name="namespaces">The namespaces.</param>
    public static IEnumerable<Finding> NameLabelFindings(ServerFacts? facts, IReadOnlyCollection<Namespace> namespaces)
    {
        var without = namespaces.Where(n => !n.Labels.Has(Namespace.NameLabel, n.Name)).Select(n => n.Name).Order(StringComparer.Ordinal).ToList();
        if (without.Count == 0 && facts?.IsOlderThan(21) != true) yield break;
        var names = without.Count switch
        {
            0 => "all namespaces have it now, a new one will not",
            <= 3 => $"{string.Join(", ", without)} lack{(without.Count == 1 ? "s" : "")} it",
            _ => $"{string.Join(", ", without.Take(3))} and {without.Count - 3} more lack it",
        };
        yield return new("no-name-label", FindingLevel.Warning, null,
            $"The API server does not set {Namespace.NameLabel} on namespaces (servers do since 1.21): {names}, and a selector for it matches no pod there");
    }

    private bool IsOlderThan(int minor) => Major == 1 && Minor < minor;

    private static int Number(JsonElement text) =>
        int.Parse(text.GetString()!.AsSpan().TrimEnd('+'), NumberStyles.None, CultureInfo.InvariantCulture);
}
