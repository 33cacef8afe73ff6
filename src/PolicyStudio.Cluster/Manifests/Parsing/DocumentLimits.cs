namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>
/// What a document may be at most: a parser can be made to work for very long. Size, encoding and the length of lines are checked by a linear
/// scan before any parser sees the document, depth and the number of values on the parser's events before objects are built.
/// </summary>
/// <param name="MaxBytes">The size of one YAML document, or of one JSON value or item of a JSON list, in bytes of UTF-8.</param>
public sealed record DocumentLimits(int MaxBytes)
{
    /// <summary>How deep collections may be nested.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many nodes a document may have.</summary>
    public const int MaxNodes = 100_000;

    /// <summary>How long a line of YAML may be, in bytes: no object of a cluster is that large.</summary>
    public const int MaxLine = 2_000_000;

    /// <summary>For text that came through a browser: 1 MB.</summary>
    public static DocumentLimits Web { get; } = new(1_000_000);

    /// <summary>For files and standard input: 10 MB.</summary>
    public static DocumentLimits Disk { get; } = new(10_000_000);

    internal string TooLarge => $"larger than {MaxBytes / 1_000_000} MB; a large dump is read as JSON (kubectl get ... -o json), whose lists may have any size";

    internal static string TooDeep => $"nested deeper than {MaxDepth} levels; no Kubernetes object is, so what was meant?";

    internal static string TooMany => $"more than {MaxNodes:N0} values in one document; a large dump is read as JSON (kubectl get ... -o json)";
}
