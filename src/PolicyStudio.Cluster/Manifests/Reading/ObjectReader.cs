using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Reading;

/// <summary>Reads single objects, from files and from API servers alike: the one way from a document to the engine's types.</summary>
/// <param name="source">A name for error messages: the file, or the server.</param>
public sealed class ObjectReader(string source)
{
    private readonly List<ManifestError> _errors = [];

    /// <summary>Everything that was wrong in what has been read so far, in the order of the document.</summary>
    public ImmutableArray<ManifestError> Errors => _errors.Count == 0 ? [] : [.. _errors.OrderBy(e => e.Line).ThenBy(e => e.Column)];

    /// <summary>Reads a Namespace.</summary>
    public Namespace Namespace(ManifestNode node) => Read(node, NamespaceReader.Read);

    /// <summary>Reads a Pod; null when it has ended and so has no network.</summary>
    public Pod? Pod(ManifestNode node) => Read(node, PodReader.Read);

    /// <summary>Reads an object that makes pods.</summary>
    /// <param name="kind">Its kind; items of a list do not say it themselves.</param>
    /// <param name="node">The object.</param>
    public Controller Controller(string kind, ManifestNode node) => Read(node, root => ControllerReader.Read(kind, root));

    /// <summary>Reads a Service.</summary>
    public Service Service(ManifestNode node) => Read(node, ServiceReader.Read);

    /// <summary>Reads a NetworkPolicy strictly and validates it as the API server would.</summary>
    public NetworkPolicy NetworkPolicy(ManifestNode node)
    {
        var before = _errors.Count;
        var policy = Read(node, NetworkPolicyReader.Read);
        if (_errors.Count - before > ReadErrors.Most) return policy;
        var errors = new ReadErrors(source);
        errors.Add(node, "", NetworkPolicyValidation.Validate(policy), [.. _errors.Skip(before).Select(e => e.Path)]);
        _errors.AddRange(errors.ToImmutable());
        return policy;
    }

    private T Read<T>(ManifestNode node, Func<Field, T> read)
    {
        var errors = new ReadErrors(source);
        var result = read(new Field(node, errors));
        _errors.AddRange(errors.ToImmutable());
        return result;
    }
}
