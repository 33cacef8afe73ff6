using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Cluster.Manifests.Streaming;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>The objects of a set of manifests while they are being read.</summary>
internal sealed class CollectedObjects
{
    private readonly Dictionary<ObjectReference, (object Value, ManifestPlace Place)> _objects = [];
    private readonly Dictionary<ObjectReference, ManifestPlace> _otherPolicies = [];
    private readonly CollectedPods _pods = new();
    private readonly ImmutableArray<ManifestError>.Builder _errors = ImmutableArray.CreateBuilder<ManifestError>();
    private readonly List<Finding> _findings = [];
    private readonly SurroundingObjects _surroundings = new();
    private readonly ImmutableHashSet<ObjectReference>.Builder _ended = ImmutableHashSet.CreateBuilder<ObjectReference>();
    private int _documents;
    private readonly SortedDictionary<string, int> _skipped = new(StringComparer.Ordinal);

    public void Add(ManifestError error) => _errors.Add(error);

    /// <summary>How many errors there are so far.</summary>
    public int ErrorCount => _errors.Count;

    public void Add(string source, ReadDocument document)
    {
        _documents++;
        switch (document)
        {
            case { Value: Pod pod }:
                Keep(source, pod, document.Line, document.Column);
                return;
            case { Value: ObjectReference ended }:
                _ended.Add(ended);
                return;
            case { Value: Controller controller }:
                Keep(source, controller, controller.Reference, document.Line, document.Column);
                return;
            case { Value: Namespace ns }:
                Keep(source, WithNameLabel(ns), ns.Reference, document.Line, document.Column);
                return;
            case { Value: Service service }:
                Keep(source, service, service.Reference, document.Line, document.Column);
                return;
            case { Value: NetworkPolicy policy }:
                Keep(source, policy, document.Line, document.Column, document.NamePlace);
                return;
            case { Error: { } error }:
                Add(new ManifestError(source, error.Line, error.Column, "", error.Message));
                return;
            default:
                Add(source, document.Node!, document.ListVersion, document.ListKind);
                return;
        }
    }

    public ManifestContent ToContent()
    {
        _findings.AddRange(_surroundings.Findings);
        if (_skipped.Count > 0)
            _findings.Add(new("skipped-kinds", FindingLevel.Info, null,
                $"{_skipped.Values.Sum()} {(_skipped.Values.Sum() == 1 ? "object of a kind that does not bear on connectivity was" : "objects of kinds that do not bear on connectivity were")} skipped: {string.Join(", ", _skipped.Select(k => $"{k.Value} {k.Key}"))}"));
        return new(_surroundings.Around(new ClusterSnapshot(
            Of<Namespace>(), _pods.Pods, Of<Controller>(),
            Of<Service>(), Of<NetworkPolicy>(), _findings)), _errors.ToImmutable())
        {
            Places = new(_objects, _otherPolicies, _pods),
            Documents = _documents,
            Ended = _ended.ToImmutable(),
        };
    }

    // Items of a typed list (PodList) may lack apiVersion and kind: the list's speak for them.
    private void Add(string source, ManifestNode document, string listVersion, string listKind)
    {
        if (document is not MappingNode mapping)
        {
            _errors.Add(new(source, document.Line, document.Column, "", $"a manifest must be a mapping with apiVersion and kind, not {document.Description}"));
            return;
        }
        var isTyped = listKind.Length > 4;
        var header = DocumentHeader.Read(source, mapping, isTyped ? listVersion : "", isTyped ? listKind[..^4] : "");
        _errors.AddRange(header.Errors);
        if (header.Errors.IsEmpty) Add(source, mapping, header.Group, header.Version, header.Kind);
    }

    private void Add(string source, MappingNode node, string group, string version, string kind)
    {
        var reader = new ObjectReader(source);
        switch (KnownKinds.Of(group, kind))
        {
            case Meaning.List:
                var errors = new ReadErrors(source);
                foreach (var item in new Field(node, errors)["items"].RequiredItems()) Add(source, item.Node!, version, kind);
                _errors.AddRange(errors.ToImmutable());
                return;
            case Meaning.Namespace:
                Keep(source, node, reader, WithNameLabel(reader.Namespace(node)), n => n.Reference);
                return;
            case Meaning.Pod:
                var pod = reader.Pod(node);
                _errors.AddRange(reader.Errors);
                if (pod is not null)
                {
                    if (reader.Errors.IsEmpty) Keep(source, pod, node.Line, node.Column);
                }
                else
                {
                    if (Metadata.ReferenceOf(kind, new(node, new ReadErrors(source))) is { Name.Length: > 0 } ended)
                        _ended.Add(ended with { Namespace = ended.Namespace ?? "default" });
                }
                return;
            case Meaning.Service:
                Keep(source, node, reader, reader.Service(node), s => s.Reference);
                return;
            case Meaning.Controller:
                Keep(source, node, reader, reader.Controller(kind, node), c => c.Reference);
                return;
            case Meaning.NetworkPolicy:
                Keep(source, node, reader, reader.NetworkPolicy(node), p => p.Reference);
                return;
            case Meaning.UnsupportedPolicy:
                _otherPolicies[Metadata.ReferenceOf(kind, new(node, new ReadErrors(source)))] = new(source, node.Line, node.Column);
                _surroundings.AddPolicy(group, kind, node);
                return;
            case Meaning.Surrounding:
                _surroundings.Add(kind, node);
                return;
            case Meaning.Other when kind == "Kustomization":
                _findings.Add(new("kustomization-not-applied", FindingLevel.Warning, null,
                    $"{source} is a kustomization, which is not applied here: its bases are read as they lie. Build it first, and read what comes out (kustomize build DIR | policystudio ... -)"));
                return;
            default:
                _skipped[kind] = _skipped.GetValueOrDefault(kind) + 1;
                return;
        }
    }

    private IEnumerable<T> Of<T>() => _objects.Values.Select(o => o.Value).OfType<T>();

    // What has an error is absent, so that what is left reads as if the bad documents were not there.
    private void Keep<T>(string source, MappingNode node, ObjectReader reader, T value, Func<T, ObjectReference> reference) where T : class
    {
        _errors.AddRange(reader.Errors);
        if (!reader.Errors.IsEmpty) return;
        var name = node.Nearest("metadata.name");
        if (value is NetworkPolicy policy) Keep(source, policy, node.Line, node.Column, (name.Line, name.Column));
        else Keep(source, value, reference(value), node.Line, node.Column);
    }

    private void Keep(string source, NetworkPolicy policy, int line, int column, (int Line, int Column) name)
    {
        var key = policy.Reference;
        if (_objects.TryGetValue(key, out var first)) _errors.Add(new(source, name.Line, name.Column, "metadata.name", $"{key} is there twice, first at {first.Place}; rename or remove one"));
        else Keep(source, policy, key, line, column);
    }

    private void Keep(string source, object value, ObjectReference key, int line, int column)
    {
        if (_objects.TryGetValue(key, out var before) && !value.Equals(before.Value)) AddDuplicate(key);
        _objects[key] = (value, new(source, line, column));
    }

    private void Keep(string source, Pod pod, int line, int column)
    {
        if (_pods.Keep(pod, source, line, column) is { } before && !before.Equals(pod)) AddDuplicate(pod.Reference);
    }

    private void AddDuplicate(ObjectReference key) =>
        _findings.Add(new("duplicate", FindingLevel.Warning, key, $"{key} is there twice and differs; the last one counts"));

    // Every namespace has this label in a cluster, whoever wrote the manifest.
    private static Namespace WithNameLabel(Namespace ns) => ns with { Labels = ns.Labels.With(Namespace.NameLabel, ns.Name) };
}
