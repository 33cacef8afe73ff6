using System.Text;

namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>What a document may be at most. Checked by a linear scan before any parser sees it: a parser can be made to work for very long.</summary>
/// <param name="MaxBytes">Its size in bytes of UTF-8.</param>
public sealed record DocumentLimits(int MaxBytes)
{
    /// <summary>How deep collections may be nested.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many nodes a document may have.</summary>
    public const int MaxNodes = 100_000;

    /// <summary>For text that came through a browser: 1 MB.</summary>
    public static DocumentLimits Web { get; } = new(1_000_000);

    /// <summary>For files and standard input: 10 MB.</summary>
    public static DocumentLimits Disk { get; } = new(10_000_000);

    /// <summary>Refuses what is too large, too deep, or no text.</summary>
    /// <exception cref="ManifestSyntaxException">The text is refused.</exception>
    public void Check(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
            throw new ManifestSyntaxException($"larger than {MaxBytes / 1_000_000} MB; a large dump is read as JSON (kubectl get ... -o json)", 1, 1);
        int depth = 0, line = 1, lineStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\n': (line, lineStart) = (line + 1, i + 1); break;
                case '\0': throw new ManifestSyntaxException("holds a NUL byte; this is no text file", line, i - lineStart + 1);
                case '\uFFFD': throw new ManifestSyntaxException("holds bytes that are not UTF-8", line, i - lineStart + 1);
                case '[' or '{':
                    if (++depth > MaxDepth) throw new ManifestSyntaxException($"nested deeper than {MaxDepth} levels", line, i - lineStart + 1);
                    break;
                case ']' or '}': depth = Math.Max(0, depth - 1); break;
                case '-' when i == lineStart && text.AsSpan(i).StartsWith("---"): depth = 0; break;
            }
        }
    }
}
