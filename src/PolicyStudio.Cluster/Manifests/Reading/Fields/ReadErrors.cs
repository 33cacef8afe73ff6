using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Reading.Fields;

/// <summary>Collects the errors of one document, each once: a field may be looked at several times.</summary>
internal sealed class ReadErrors(string source)
{
    // Beyond these a document is another thing altogether, and looking for the nearest names takes its time.
    public const int Most = 200;

    private readonly List<ManifestError> _errors = [];
    private HashSet<ManifestError>? _seen;

    public string Source => source;

    public int Count => _errors.Count;

    public bool IsFull => _errors.Count > Most;

    public void Add(ManifestNode? node, string path, string message) => Add(node?.Line ?? 0, node?.Column ?? 0, path, message);

    public void Add(int line, int column, string path, string message)
    {
        if (IsFull) return;
        var error = new ManifestError(source, line, column, path, _errors.Count == Most ? $"more than {Most} errors in this document; the rest are not listed" : message);
        if ((_seen ??= []).Add(error)) _errors.Add(error);
    }

    /// <summary>
    /// Adds what validation found in a node. What could not be read has been reported, and validating its stand-in would say it twice;
    /// fields that may not stand together are said all the same.
    /// </summary>
    /// <param name="node">What was validated.</param>
    /// <param name="prefix">What stands before its paths.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="unread">The paths of what could not be read.</param>
    public void Add(ManifestNode node, string prefix, IEnumerable<Finding> findings, IReadOnlyCollection<string> unread)
    {
        foreach (var finding in findings)
        {
            if (IsFull) return;
            var path = prefix + finding.Path;
            if (finding.Rule == NetworkPolicyValidation.Combination || !unread.Any(u => IsWithin(u, path) || IsWithin(path, u)))
                Add(node.Nearest(finding.Path!), path, finding.Message);
        }
    }

    public ImmutableArray<ManifestError> ToImmutable() => [.. _errors];

    private static bool IsWithin(string path, string outer) =>
        path.StartsWith(outer, StringComparison.Ordinal) && (path.Length == outer.Length || outer.Length == 0 || path[outer.Length] is '.' or '[');
}
