using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Reading.Fields;

/// <summary>Collects the errors of one document, each once: a field may be looked at several times.</summary>
internal sealed class ReadErrors(string source)
{
    // Beyond these a document is another thing altogether, and looking for the nearest names takes its time.
    public const int Most = 200;

    private readonly ImmutableArray<ManifestError>.Builder _errors = ImmutableArray.CreateBuilder<ManifestError>();
    private readonly HashSet<ManifestError> _seen = [];

    public string Source => source;

    public int Count => _errors.Count;

    public bool IsFull => _errors.Count > Most;

    public void Add(ManifestNode? node, string path, string message) => Add(node?.Line ?? 0, node?.Column ?? 0, path, message);

    public void Add(int line, int column, string path, string message)
    {
        if (IsFull) return;
        var error = new ManifestError(source, line, column, path, _errors.Count == Most ? $"more than {Most} errors in this document; the rest are not listed" : message);
        if (_seen.Add(error)) _errors.Add(error);
    }

    public ImmutableArray<ManifestError> ToImmutable() => _errors.ToImmutable();
}
