using System.Net;
using PolicyStudio.Cluster.Watching.Folding;
using PolicyStudio.Cluster.Watching.Requests;

namespace PolicyStudio.Cluster.Watching.Live;

/// <summary>Lists all objects of a kind, page by page.</summary>
internal sealed class KindLister(WatchedKind kind, KindDecoder decoder, ApiReader reader, Discovery discovery, SnapshotStore store, int pageSize)
{
    /// <summary>Lists from the first place that the server serves.</summary>
    /// <exception cref="ApiRefusedException">The server refuses: with 404 where it serves none of the places.</exception>
    public async Task<KindList> ListAsync(CancellationToken stop)
    {
        var paths = kind.AddOnPolicy is null ? kind.Paths : (await discovery.ServedAsync(stop)).PathsOf(kind);
        if (paths.IsEmpty) throw new ApiRefusedException(HttpStatusCode.NotFound, $"{kind.Group} is not served");
        foreach (var path in paths[..^1])
        {
            try
            {
                return await ListAsync(path, stop);
            }
            catch (ApiRefusedException refusal) when (refusal.Code == HttpStatusCode.NotFound)
            {
                // Not there; the next place decides.
            }
        }
        return await ListAsync(paths[^1], stop);
    }

    private async Task<KindList> ListAsync(string path, CancellationToken stop)
    {
        var objects = new List<WatchedObject>();
        string? next = null;
        // One for all pages: each is read at once, and only its objects are kept.
        using var answer = new MemoryStream();
        while (true)
        {
            var query = next is null ? "" : $"&continue={Uri.EscapeDataString(next)}";
            answer.SetLength(0);
            await reader.CopyAsync($"{path}?limit={kind.PageSize ?? pageSize}{query}", answer, stop);
            var page = decoder.Page(answer.GetBuffer().AsSpan(0, (int)answer.Length), path);
            objects.AddRange(page.Objects);
            store.Listing(kind, objects.Count);
            if (page.Continue is null) return new(path, page.ResourceVersion, objects);
            next = page.Continue;
        }
    }
}

/// <summary>A complete list.</summary>
/// <param name="Path">Where it was read, and where to watch.</param>
/// <param name="ResourceVersion">The version to watch from.</param>
/// <param name="Objects">All objects.</param>
internal sealed record KindList(string Path, string ResourceVersion, IReadOnlyCollection<WatchedObject> Objects);
