using System.Globalization;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

namespace PolicyStudio.Cluster.Tests.Manifests;

/// <summary>
/// The documents of tests/Cases/bad: each is wrong in a way of its own, and says so with its place and the way out. What they say stands in
/// expected.txt; with POLICYSTUDIO_WRITE_EXPECTED set to that file's path it is written anew, to be read line by line before it is committed.
/// </summary>
public sealed class BadDocumentTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases", "bad");

    private static IEnumerable<string> Files => Directory.EnumerateFiles(Folder).Where(f => !f.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    [Fact]
    public void Each_bad_document_says_what_is_wrong_and_where()
    {
        var said = Files.SelectMany(f => Errors(f).Select(e => Visible(e.ToString()))).ToList();
        if (Environment.GetEnvironmentVariable("POLICYSTUDIO_WRITE_EXPECTED") is { Length: > 0 } path) File.WriteAllLines(path, said);
        Assert.Equal(File.ReadAllLines(Path.Combine(Folder, "expected.txt")), said);
    }

    [Fact]
    public void None_of_at_least_three_hundred_bad_documents_passes_in_silence()
    {
        var files = Files.ToList();
        Assert.True(files.Count >= 300, $"{files.Count} documents");
        Assert.Empty(files.Where(f => Errors(f).Count == 0).Select(Path.GetFileName));
        Assert.All(files.SelectMany(Errors), e => Assert.True(e.Line > 0 && e.Column > 0 && e.Message.Length > 0, e.ToString()));
    }

    private static IReadOnlyList<ManifestError> Errors(string file) => TestRead.Content(Path.GetFileName(file), File.ReadAllBytes(file)).Errors;

    // One error is one line, whatever stood in the document.
    private static string Visible(string text) => string.Concat(text.Select(c =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator ? $"\\u{(int)c:x4}" : c.ToString()));
}
