using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cli.Sources;

/// <summary>Reads the file of <c>--invariants</c>.</summary>
internal static class InvariantFile
{
    /// <exception cref="BadInputException">It can't be read; it has all errors.</exception>
    public static InvariantContent Read(string path)
    {
        string text;
        try
        {
            if (new FileInfo(path).Length > DocumentLimits.Disk.MaxBytes) throw new BadInputException($"--invariants {path}: larger than {DocumentLimits.Disk.MaxBytes / 1_000_000} MB");
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"--invariants {path}: {e.Message}");
        }
        var content = InvariantReader.Read(path, text, DocumentLimits.Disk);
        return content.Errors.IsEmpty ? content : throw new BadInputException(content.Errors.Select(e => e.ToString()));
    }
}
