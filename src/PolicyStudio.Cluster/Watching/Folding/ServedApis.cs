using System.Collections.Immutable;
using System.Text.Json;

namespace PolicyStudio.Cluster.Watching.Folding;

/// <summary>What the API server says at /apis that it serves.</summary>
/// <param name="Versions">The versions of each group, the preferred one first; null while the server has not said it.</param>
internal sealed record ServedApis(ImmutableSortedDictionary<string, ImmutableArray<string>>? Versions)
{
    /// <summary>Nothing is known: each kind has to be asked for.</summary>
    public static ServedApis Unknown { get; } = new((ImmutableSortedDictionary<string, ImmutableArray<string>>?)null);

    /// <summary>Reads the answer of /apis.</summary>
    /// <exception cref="FormatException">It is no such answer.</exception>
    public static ServedApis Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new(document.RootElement.GetProperty("groups").EnumerateArray().ToImmutableSortedDictionary(
                g => g.GetProperty("name").GetString()!, VersionsOf, StringComparer.Ordinal));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("the answer of /apis is not one of a Kubernetes API server", e);
        }
    }

    /// <summary>
    /// Where a kind may be read here, the preferred place first: its own places that are served, then the same resource in whatever versions
    /// of its groups it has no place for yet.
    /// </summary>
    public ImmutableArray<string> PathsOf(WatchedKind kind)
    {
        if (Versions is null) return kind.Paths;
        var resource = kind.Resource;
        var served = kind.Paths.Select(WatchedKind.GroupOf).Distinct()
            .SelectMany(g => Versions.GetValueOrDefault(g, []).Select(v => $"apis/{g}/{v}/{resource}")).ToList();
        return [.. kind.Paths.Where(served.Contains), .. served.Except(kind.Paths)];
    }

    /// <inheritdoc/>
    public bool Equals(ServedApis? other) =>
        other is not null && (Versions, other.Versions) switch
        {
            (null, null) => true,
            ({ } mine, { } others) => mine.Count == others.Count && mine.All(g => others.TryGetValue(g.Key, out var versions) && versions.AsSpan().SequenceEqual(g.Value.AsSpan())),
            _ => false,
        };

    /// <inheritdoc/>
    public override int GetHashCode() => Versions?.Count ?? 0;

    private static ImmutableArray<string> VersionsOf(JsonElement group)
    {
        var preferred = group.TryGetProperty("preferredVersion", out var version) ? version.GetProperty("version").GetString() : null;
        return [.. group.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("version").GetString()!).OrderBy(v => v != preferred)];
    }
}
