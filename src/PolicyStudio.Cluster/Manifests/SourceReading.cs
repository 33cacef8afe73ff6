using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Streaming;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>
/// One source while it is read. A small one is read at once, on any thread; a large one when its turn comes, because it may be larger than
/// memory, and has all cores to itself.
/// </summary>
internal sealed class SourceReading
{
    private const int Small = 1_000_000;

    private readonly ManifestSource _source;
    private readonly DocumentLimits _limits;
    private readonly List<(ReadDocument Document, int Line, int Column)> _read = [];
    private readonly Lazy<ReadingParts> _parts;
    private Stream? _rest;

    private SourceReading(ManifestSource source, DocumentLimits limits, Lazy<ReadingParts> parts) => (_source, _limits, _parts) = (source, limits, parts);

    /// <summary>Opens a source, and reads it if it is small.</summary>
    /// <param name="source">The source.</param>
    /// <param name="limits">What a document may be at most.</param>
    /// <param name="parts">What all sources use in common.</param>
    public static SourceReading Begin(ManifestSource source, DocumentLimits limits, Lazy<ReadingParts> parts)
    {
        var reading = new SourceReading(source, limits, parts);
        reading.Begin();
        return reading;
    }

    /// <summary>What in it ends it, or null.</summary>
    public ManifestSyntaxException? Refusal { get; private set; }

    /// <summary>Why it cannot be read at all, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>Its documents, each with the place where what follows begins.</summary>
    public IEnumerable<(ReadDocument Document, int Line, int Column)> Documents()
    {
        foreach (var document in _read) yield return document;
        if (_rest is null) yield break;
        using var stream = _rest;
        using var documents = Read(stream).GetEnumerator();
        Func<bool> next = documents.MoveNext;
        while (Guard(next)) yield return documents.Current;
    }

    private void Begin() => Guard(() =>
    {
        var stream = _source.Open();
        if (!stream.CanSeek || stream.Length > Small)
        {
            _rest = stream;
            return true;
        }
        using (stream) _read.AddRange(Read(stream));
        return true;
    });

    // What went wrong stands behind what was read before.
    private bool Guard(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (ManifestSyntaxException e)
        {
            Refusal = e;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Error = e.Message;
        }
        return false;
    }

    private IEnumerable<(ReadDocument, int, int)> Read(Stream stream)
    {
        var window = new ByteWindow(stream, _source.IsJson ? ByteWindow.Part : _limits.MaxBytes);
        window.Fill();
        window.SkipMark(TextCheck.ByteOrderMark(window.Span));
        var documents = _source.IsJson || LooksLikeJson(window) ? new JsonStream(window, _limits, _parts).Documents() : YamlDocuments.Read(window, _limits);
        foreach (var document in documents) yield return (document, window.Line, window.Column);
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
