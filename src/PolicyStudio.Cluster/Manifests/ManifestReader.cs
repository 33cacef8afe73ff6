using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Streaming;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>Reads manifests into a snapshot. All errors are reported at once: one bad document does not hide the others.</summary>
public static class ManifestReader
{
    /// <summary>How many errors a source may have before the rest of it is left unread: nobody reads more, and a hostile file could have millions.</summary>
    internal const int MaxErrors = 1000;

    /// <summary>Reads every document of every source. An object with an error is left out of the snapshot.</summary>
    public static ManifestContent Read(IEnumerable<ManifestSource> sources, DocumentLimits limits)
    {
        var collected = new CollectedObjects();
        foreach (var source in sources)
        {
            try
            {
                using var stream = source.Open();
                Read(source, new ByteWindow(stream, limits.MaxBytes), limits, collected);
            }
            catch (ManifestSyntaxException e)
            {
                collected.Add(source.Name, new ReadDocument(e));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                collected.Add(new ManifestError(source.Name, 0, 0, "", e.Message));
            }
        }
        return collected.ToContent();
    }

    /// <summary>Reads one text, as it comes from an editor.</summary>
    public static ManifestContent Read(string name, string text, DocumentLimits limits) => Read([new(name, text)], limits);

    private static void Read(ManifestSource source, ByteWindow window, DocumentLimits limits, CollectedObjects collected)
    {
        window.Fill();
        window.SkipMark(TextCheck.ByteOrderMark(window.Span));
        var before = collected.ErrorCount;
        var documents = source.IsJson || LooksLikeJson(window) ? new JsonStream(window, limits).Documents() : YamlDocuments.Read(window, limits);
        foreach (var document in documents)
        {
            collected.Add(source.Name, document);
            if (collected.ErrorCount - before <= MaxErrors) continue;
            collected.Add(new ManifestError(source.Name, window.Line, window.Column, "", $"more than {MaxErrors:N0} errors; what follows was not read"));
            return;
        }
    }

    // YAML may begin with a brace too; a small text is tried, and a large one is a dump.
    private static bool LooksLikeJson(ByteWindow window)
    {
        var start = window.Span.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty || start[0] != (byte)'{' || !start[1..].TrimStart(" \t\r\n"u8).StartsWith("\""u8)) return false;
        while (!window.IsLast && window.Span.Length <= DocumentLimits.Web.MaxBytes) window.Fill();
        return !window.IsLast || JsonTokens.AreJson(window.Span);
    }
}
