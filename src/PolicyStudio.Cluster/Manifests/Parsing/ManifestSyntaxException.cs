namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>A document that is not YAML or JSON, or that is refused before it is read; the message says where and what to do.</summary>
public sealed class ManifestSyntaxException(string message, int line, int column) : Exception(message)
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column, from 1.</summary>
    public int Column { get; } = column;

    /// <summary>Whether a parser did not understand the text; otherwise it did, and what it understood is refused.</summary>
    internal bool IsSyntax { get; init; }

    internal ManifestSyntaxException At(int line) => new(Message, line, 1) { IsSyntax = IsSyntax };
}
