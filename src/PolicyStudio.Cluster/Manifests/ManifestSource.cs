using System.Text;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>Something to read objects from: YAML (any number of documents) or JSON, in UTF-8.</summary>
/// <param name="name">How error messages call it: the file's path, or <c>-</c> for standard input.</param>
/// <param name="open">Opens its bytes; called once, and what it returns is closed. An IOException of it is an error of the source.</param>
public sealed class ManifestSource(string name, Func<Stream> open)
{
    /// <summary>A text at hand.</summary>
    public ManifestSource(string name, string text) : this(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text))) { }

    /// <summary>How error messages call it.</summary>
    public string Name => name;

    /// <summary>Whether its name says that it is JSON and nothing else.</summary>
    internal bool IsJson => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    internal Stream Open() => open();
}
