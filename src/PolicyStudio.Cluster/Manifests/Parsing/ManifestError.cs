namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>An error in a manifest, with its place and the way out.</summary>
/// <param name="Source">The file's name, <c>-</c> for standard input, or a name that says where the text came from.</param>
/// <param name="Line">The line, from 1; 0 when the object came from an API server.</param>
/// <param name="Column">The column, from 1; 0 likewise.</param>
/// <param name="Path">The field's path, or empty for the document as a whole.</param>
/// <param name="Message">What is wrong.</param>
public sealed record ManifestError(string Source, int Line, int Column, string Path, string Message)
{
    /// <summary><c>policies.yaml:9:3: spec.podSelecter: unknown field, did you mean podSelector?</c></summary>
    public override string ToString() =>
        (Line == 0 ? Source : $"{Source}:{Line}:{Column}") + ": " + (Path.Length == 0 ? "" : Path + ": ") + Message;
}
