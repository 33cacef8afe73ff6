namespace PolicyStudio.Cluster.Manifests;

/// <summary>A text to read objects from.</summary>
/// <param name="Name">How error messages call it: the file's path, or <c>-</c> for standard input.</param>
/// <param name="Text">YAML (any number of documents) or JSON.</param>
public sealed record ManifestSource(string Name, string Text);
