namespace PolicyStudio.Cli.Tests;

/// <summary>The command line over a whole folder of bad documents: every one is named, and none ends in a stack trace.</summary>
public sealed class BadDocumentTests
{
    [Fact]
    public async Task Every_bad_document_of_a_folder_is_named_on_standard_error()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Cases", "bad");
        var (status, output, error) = await CommandLine.RunAsync(["list", folder]);
        Assert.Equal((2, ""), (status, output));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
        var named = error.Split('\n').Select(l => l.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        var files = Directory.EnumerateFiles(folder).Where(f => !f.EndsWith(".txt", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count >= 300, $"{files.Count} documents");
        Assert.All(files, f => Assert.Contains(f, named));
    }

    [Theory]
    [InlineData("apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {podSelecter: {}}\n", "-:4:8: spec.podSelecter: unknown field, did you mean podSelector?")]
    [InlineData("{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [[]]}", "-:1:48: a manifest must be a mapping with apiVersion and kind, not a list")]
    public async Task Standard_input_is_read_as_strictly(string text, string expected)
    {
        var (status, output, error) = await CommandLine.RunAsync(["list", "-"], text);
        Assert.Equal((2, "", expected + "\n"), (status, output, error));
    }
}
