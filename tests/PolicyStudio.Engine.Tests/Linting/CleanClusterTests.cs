namespace PolicyStudio.Engine.Tests.Linting;

/// <summary>Clusters as careful people write them, after the well-known recipes: no rule finds anything in them, however slight.</summary>
public sealed class CleanClusterTests
{
    private static readonly string Clean = Path.Combine(AppContext.BaseDirectory, "Cases", "clean");

    public static TheoryData<string> Clusters { get; } = [.. Directory.GetDirectories(Clean).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_twenty_and_more() => Assert.InRange(Clusters.Count, 20, int.MaxValue);

    [Theory, MemberData(nameof(Clusters))]
    public void Nothing_is_found(string cluster)
    {
        var yaml = string.Join("\n---\n", Directory.GetFiles(Path.Combine(Clean, cluster), "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        var snapshot = LintCase.Read(yaml);
        Assert.NotEmpty(snapshot.Policies);
        Assert.NotEmpty(snapshot.Workloads);
        Assert.Equal("[]", LintCase.Text(LintCase.Lint(yaml)));
    }
}
