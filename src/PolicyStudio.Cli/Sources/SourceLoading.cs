using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests;

namespace PolicyStudio.Cli.Sources;

/// <summary>Loads sources as a person names them, with what is laid over them.</summary>
/// <param name="StandardInput">Where <c>-</c> is read from, once.</param>
/// <param name="KeepGoing">Whether what can't be read is left out; otherwise it ends the run.</param>
internal sealed record SourceLoading(Stream StandardInput, bool KeepGoing)
{
    /// <summary>Loads a source and lays the overlays over it, the last one on top: an object of the same name takes the place of the one below.</summary>
    /// <exception cref="BadInputException">Something can't be read; it has all errors.</exception>
    public LoadedSource Load(string name, IReadOnlyList<string> overlays)
    {
        var layers = overlays.Prepend(name).Select(p => SourceReader.Read(p, StandardInput)).ToList();
        var errors = layers.SelectMany(l => l.Errors).ToList();
        if (errors.Count > 0 && !KeepGoing) throw new BadInputException(errors.Select(e => e.ToString()));
        return new(name,
            layers.Select(l => l.Snapshot).Aggregate((below, above) => above.Over(below)),
            [.. errors.Select(ReportedFinding.Of)],
            layers.SelectMany(l => l.Places).Aggregate(ImmutableDictionary<Engine.Objects.ObjectReference, ManifestPlace>.Empty.ToBuilder(), (places, p) =>
            {
                places[p.Key] = p.Value;
                return places;
            }).ToImmutable());
    }
}
