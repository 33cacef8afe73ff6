using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cli.Sources;

/// <summary>Reads a file, a folder (recursively, in ordinal order) or standard input.</summary>
internal static class SourceReader
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>Reads one source.</summary>
    /// <param name="path">A file, a folder, or <c>-</c>.</param>
    /// <param name="standardInput">What <c>-</c> is.</param>
    /// <param name="count">Where to count what is read.</param>
    /// <exception cref="BadInputException">There is no such source; what is wrong within it is in the content.</exception>
    public static ManifestContent Read(string path, Stream standardInput, ReadCount count) => ManifestReader.Read(Sources(path, standardInput, count), DocumentLimits.Disk, count.AddObject);

    private static IEnumerable<ManifestSource> Sources(string path, Stream standardInput, ReadCount count)
    {
        if (path == "-") return [new("-", () => new CountedStream(standardInput, count))];
        if (File.Exists(path)) return Opened([path], count);
        if (path.StartsWith('-')) throw new BadInputException($"{path}: there is no such option, and no such file");
        if (!Directory.Exists(path)) throw new BadInputException($"{path}: no such file or folder");
        var files = Files(path);
        return files.Count == 0 ? throw new BadInputException($"{path}: holds no .yaml, .yml or .json file") : Opened(files, count);
    }

    private static List<string> Files(string path)
    {
        try
        {
            return [.. Within(path).Where(f => Extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: a folder in it can't be read: {e.Message}");
        }
    }

    // A linked folder may lead in a circle, and in a mounted ConfigMap ..data holds every file a second time.
    private static IEnumerable<string> Within(string folder) => Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
        .Where(d => new DirectoryInfo(d) is { LinkTarget: null, Name: var name } && !name.StartsWith("..", StringComparison.Ordinal)).SelectMany(Within));

    // Opened when its turn comes, and read as a stream: a dump may be larger than memory.
    private static IEnumerable<ManifestSource> Opened(List<string> files, ReadCount count)
    {
        count.Expect(files.Sum(f => new FileInfo(f) is { Exists: true } file ? file.Length : 0));
        return files.Select(f => new ManifestSource(f, () => new CountedStream(File.OpenRead(f), count)));
    }
}
