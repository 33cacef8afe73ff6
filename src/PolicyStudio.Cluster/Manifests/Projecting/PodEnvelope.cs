using System.Text;
using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Projecting;

/// <summary>
/// Reads what an API server sends about pods without a tree: pages of a list and events of a watch. Of whatever is unexpected it says that it
/// cannot read it, and the same bytes are read the long way.
/// </summary>
internal sealed class PodEnvelope(PodProjector projector)
{
    private readonly JsonIndex _index = new();

    /// <summary>Reads a page of a list.</summary>
    /// <returns>The pods, the list's version and the token of the next page, or null where it must be read the long way.</returns>
    public PodPage? ReadPage(ReadOnlySpan<byte> utf8)
    {
        var json = new JsonCursor(utf8, _index, DocumentLimits.MaxDepth);
        return ReadPage(ref json);
    }

    /// <summary>Reads an event.</summary>
    /// <param name="utf8">The line.</param>
    /// <param name="type">ADDED, MODIFIED or DELETED.</param>
    /// <param name="pod">The pod.</param>
    /// <returns>False where it must be read the long way.</returns>
    public bool TryReadEvent(ReadOnlySpan<byte> utf8, out string type, out ProjectedPod pod)
    {
        (type, pod) = ("", default);
        var json = new JsonCursor(utf8, _index, DocumentLimits.MaxDepth);
        return ReadEvent(ref json, ref type, ref pod);
    }

    private bool ReadEvent(ref JsonCursor json, ref string type, ref ProjectedPod pod)
    {
        if (!json.Opens(out var isNull) || isNull) return false;
        var hasPod = false;
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("type"u8) => type.Length == 0 && ReadType(ref json, out type),
                _ when name.SequenceEqual("object"u8) => !hasPod && (hasPod = projector.TryRead(ref json, isPod: true, out pod)),
                _ => false,
            };
            if (!isRead) return false;
        }
        return type.Length > 0 && hasPod && json.IsAtEnd;
    }

    private static bool ReadType(ref JsonCursor json, out string type)
    {
        type = !json.Text(out var text, out _) ? "" : text switch
        {
            _ when text.SequenceEqual("MODIFIED"u8) => "MODIFIED",
            _ when text.SequenceEqual("ADDED"u8) => "ADDED",
            _ when text.SequenceEqual("DELETED"u8) => "DELETED",
            _ => "",
        };
        return type.Length > 0;
    }

    private PodPage? ReadPage(ref JsonCursor json)
    {
        if (!json.Opens(out var isNull) || isNull) return null;
        var (pods, version, next, hasItems, hasMetadata) = (new List<ProjectedPod>(), "", "", false, false);
        while (true)
        {
            if (!json.Next(out var name)) return null;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("metadata"u8) => !hasMetadata && (hasMetadata = ReadMetadata(ref json, ref version, ref next)),
                _ when name.SequenceEqual("items"u8) => !hasItems && (hasItems = ReadItems(ref json, pods)),
                _ => json.Skips(),
            };
            if (!isRead) return null;
        }
        return version.Length == 0 || !json.IsAtEnd ? null : new(pods, version, next.Length == 0 ? null : next);
    }

    private bool ReadItems(ref JsonCursor json, List<ProjectedPod> pods)
    {
        if (!json.OpensList(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.NextItem()) return false;
            if (json.HasEnded) break;
            if (!projector.TryRead(ref json, isPod: true, out var pod)) return false;
            pods.Add(pod);
        }
        return true;
    }

    private static bool ReadMetadata(ref JsonCursor json, ref string version, ref string next)
    {
        if (!json.Opens(out var isNull) || isNull) return false;
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) return true;
            var isRead = name switch
            {
                _ when name.SequenceEqual("resourceVersion"u8) => version.Length == 0 && ReadText(ref json, ref version),
                _ when name.SequenceEqual("continue"u8) => next.Length == 0 && ReadText(ref json, ref next),
                _ => json.Skips(),
            };
            if (!isRead) return false;
        }
    }

    private static bool ReadText(ref JsonCursor json, ref string value)
    {
        if (!json.Text(out var text, out var isNull) || isNull) return false;
        value = Encoding.UTF8.GetString(text);
        return true;
    }
}

/// <summary>A page of a list of pods.</summary>
/// <param name="Pods">The pods.</param>
/// <param name="ResourceVersion">The version that the whole list has.</param>
/// <param name="Continue">The token of the next page, or null on the last one.</param>
internal sealed record PodPage(IReadOnlyList<ProjectedPod> Pods, string ResourceVersion, string? Continue);
