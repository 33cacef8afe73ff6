using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Watching.Live;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cli.Sources;

/// <summary>Loads sources as a person names them, with what is laid over them.</summary>
/// <param name="StandardInput">Where <c>-</c> is read from, once.</param>
/// <param name="KeepGoing">Whether what can't be read is left out; otherwise it ends the run.</param>
/// <param name="Kubeconfig">The kubeconfig file of live clusters; null takes those that kubectl would take.</param>
/// <param name="Plugin">The network plugin's dialect that was named; null guesses a live cluster's.</param>
/// <param name="Count">Where what is read is counted.</param>
internal sealed record SourceLoading(Stream StandardInput, bool KeepGoing, string? Kubeconfig, PluginDialect? Plugin, ReadCount Count)
{
    /// <summary>How the name of a live cluster begins.</summary>
    public const string Live = "context:";

    /// <summary>Loads a source and lays the overlays over it, the last one on top: an object of the same name takes the place of the one below.</summary>
    /// <exception cref="BadInputException">Something can't be read; it has all errors.</exception>
    public async Task<LoadedSource> LoadAsync(string name, IReadOnlyList<string> overlays, CancellationToken cancellation)
    {
        return Laid(name, await ReadAsync(name, overlays, cancellation), overlays);
    }

    /// <summary>A source as it is, and with the overlays laid over it: read once, since standard input can be.</summary>
    /// <exception cref="BadInputException">Something can't be read; it has all errors.</exception>
    public async Task<(LoadedSource Below, LoadedSource Above)> LoadBothAsync(string name, IReadOnlyList<string> overlays, CancellationToken cancellation)
    {
        var layers = await ReadAsync(name, overlays, cancellation);
        return (Laid(name, layers[..1], []), Laid(name, layers, overlays));
    }

    private async Task<List<ManifestContent>> ReadAsync(string name, IReadOnlyList<string> overlays, CancellationToken cancellation)
    {
        if (overlays.Append(name).Count(n => n == "-") > 1) throw new BadInputException("standard input (-) can be read once; name it once");
        return [await ReadAsync(name, cancellation), .. overlays.Select(p => SourceReader.Read(p, StandardInput, Count))];
    }

    private LoadedSource Laid(string name, List<ManifestContent> layers, IReadOnlyList<string> overlays)
    {
        var errors = layers.SelectMany(l => l.Errors).ToList();
        if (errors.Count > 0 && !KeepGoing) throw new BadInputException(errors.Select(e => e.ToString()));
        // A green answer about nothing would be believed: an empty pipe is no cluster without objections.
        if (!name.StartsWith(Live, StringComparison.Ordinal) && layers[0].Documents == 0) throw new BadInputException($"{name}: holds no Kubernetes object");
        var snapshot = layers.Skip(1).Aggregate(layers[0].Snapshot, (below, layer) => layer.Snapshot.Over(below.Replacing(new() { Removed = layer.Ended })));
        return new(name, snapshot, [.. errors.Select(ReportedFinding.Of)], layers.Select(l => l.Places).Aggregate((below, above) => above.Over(below))) { Overlays = overlays };
    }

    private async Task<ManifestContent> ReadAsync(string name, CancellationToken cancellation)
    {
        if (!name.StartsWith(Live, StringComparison.Ordinal)) return SourceReader.Read(name, StandardInput, Count);
        try
        {
            return new(await ClusterListing.ReadAsync(name[Live.Length..], Kubeconfig, Plugin, cancellation), []);
        }
        catch (ClusterUnavailableException unavailable)
        {
            throw new BadInputException(unavailable.Problems);
        }
    }
}
