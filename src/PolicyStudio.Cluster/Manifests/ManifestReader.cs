using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Streaming;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>Reads manifests into a snapshot. All errors are reported at once: one bad document does not hide the others.</summary>
public static class ManifestReader
{
    /// <summary>How many errors a source may have before the rest of it is left unread: nobody reads more, and a hostile file could have millions.</summary>
    internal const int MaxErrors = 1000;

    /// <summary>Reads every document of every source. An object with an error is left out of the snapshot.</summary>
    /// <param name="sources">The sources, each asked for when its turn comes.</param>
    /// <param name="limits">What a document may be at most.</param>
    /// <param name="isRead">Told of each object when it has been read, with the name of its source, by the thread that reads; for whoever waits.</param>
    public static ManifestContent Read(IEnumerable<ManifestSource> sources, DocumentLimits limits, Action<string>? isRead = null)
    {
        var (collected, parts) = (new CollectedObjects(), new Lazy<ReadingParts>());
        foreach (var (source, reading) in ReadAhead.InOrder(sources, s => (s, SourceReading.Begin(s, limits, parts))))
        {
            var before = collected.ErrorCount;
            foreach (var (document, line, column) in reading.Documents())
            {
                collected.Add(source.Name, document);
                isRead?.Invoke(source.Name);
                if (collected.ErrorCount - before <= MaxErrors) continue;
                collected.Add(new ManifestError(source.Name, line, column, "", $"more than {MaxErrors:N0} errors; what follows was not read"));
                break;
            }
            if (collected.ErrorCount - before > MaxErrors) continue;
            if (reading.Refusal is { } refusal) collected.Add(source.Name, new ReadDocument(refusal));
            if (reading.Error is { } error) collected.Add(new ManifestError(source.Name, 0, 0, "", error));
        }
        return collected.ToContent();
    }

    /// <summary>Reads one text, as it comes from an editor.</summary>
    public static ManifestContent Read(string name, string text, DocumentLimits limits) => Read([new(name, text)], limits);
}
