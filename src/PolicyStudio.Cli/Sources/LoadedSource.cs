using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cli.Sources;

/// <summary>A source with its overlays.</summary>
/// <param name="Name">How it was named: a path, <c>-</c>, or <c>context:NAME</c>.</param>
/// <param name="Snapshot">What it holds.</param>
/// <param name="Unreadable">What could not be read and was left out; empty unless somebody wanted to keep going.</param>
/// <param name="Places">Where the objects stand.</param>
internal sealed record LoadedSource(
    string Name, ClusterSnapshot Snapshot, ImmutableArray<ReportedFinding> Unreadable, ManifestPlaces Places)
{
    /// <summary>What was laid over it.</summary>
    public IReadOnlyList<string> Overlays { get; init; } = [];

    /// <summary>How people read of it: <c>deploy/demo with pull-request.yaml</c>.</summary>
    public string Title => Overlays.Count == 0 ? Name : $"{Name} with {string.Join(", ", Overlays)}";

    /// <summary>What whoever read it found worth saying, errors first.</summary>
    public IEnumerable<ReportedFinding> Findings => Unreadable.Concat(Located(Snapshot.Findings));

    /// <summary>The source's own beginning: its first file; null where it is no file.</summary>
    public ManifestPlace? Start =>
        File.Exists(Name) ? new(Name, 1, 1) : Places.Sources.Order(StringComparer.Ordinal).FirstOrDefault() is { } first ? new(first, 1, 1) : null;

    /// <summary>Findings with the places of their objects.</summary>
    public IEnumerable<ReportedFinding> Located(IEnumerable<Finding> findings) =>
        findings.Select(f => new ReportedFinding(f, f.Object is { } o ? Places.Find(o) : null));
}
