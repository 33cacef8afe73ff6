using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Linting;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Engine.Tests.Plain;

namespace PolicyStudio.Engine.Tests.Linting;

public sealed class LinterTests
{
    [Fact]
    public void Rules_are_in_order_and_found_by_name()
    {
        Assert.Equal(Linter.Rules.Select(r => r.Name).Distinct().Order(StringComparer.Ordinal), Linter.Rules.Select(r => r.Name));
        Assert.All(Linter.Rules, r => Assert.Same(r, Linter.Find(r.Name)));
        Assert.Null(Linter.Find("no-such-rule"));
    }

    [Fact]
    public void Nothing_is_found_in_nothing() => Assert.Empty(Linter.Lint(ClusterSnapshot.Empty, TestContext.Current.CancellationToken));

    // Odd clusters, under every plugin: a finding is of a known rule and at its level, about an object of the cluster.
    [Fact]
    public void Odd_clusters_are_linted_without_a_hitch()
    {
        var fired = new HashSet<string>();
        for (var seed = 0; seed < 2_000; seed++)
        {
            var content = ManifestReader.Read("random.json", new RandomCluster(seed).Make().ToJsonString(), DocumentLimits.Disk);
            var snapshot = content.Snapshot.In(PluginDialect.All[seed % PluginDialect.All.Length], dropsEndPort: seed % 3 == 0);
            foreach (var finding in Linter.Lint(snapshot, TestContext.Current.CancellationToken))
            {
                fired.Add(finding.Rule);
                Assert.Equal(Linter.Find(finding.Rule)!.Level, finding.Level);
                Assert.True(finding.Object is null || snapshot.Policies.Any(p => p.Reference == finding.Object) || snapshot.FindWorkload(finding.Object) is not null);
                Assert.DoesNotContain("\n", finding.Message, StringComparison.Ordinal);
            }
        }
        Assert.InRange(fired.Count, 15, Linter.Rules.Length);
    }

    public static TheoryData<string> Cases { get; } =
        [.. new[] { "clean", "corner", "e2e", "lint", "scenario" }
            .SelectMany(f => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Cases", f), "*.yaml", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(AppContext.BaseDirectory, f)).Order(StringComparer.Ordinal)];

    // Order is the same whatever the order of documents.
    [Theory, MemberData(nameof(Cases))]
    public void Every_case_is_linted_the_same_in_any_order(string file)
    {
        var documents = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)).Split("\n---\n");
        var there = LintCase.Text(LintCase.Lint(string.Join("\n---\n", documents)));
        Assert.Equal(there, LintCase.Text(LintCase.Lint(string.Join("\n---\n", documents.Reverse()))));
    }

    // Whoever keeps going after an error lints what was good.
    [Fact]
    public void What_is_left_of_bad_documents_is_linted_without_a_hitch()
    {
        var bad = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Cases", "bad"), "*.*", SearchOption.AllDirectories);
        Assert.NotEmpty(bad);
        Assert.All(bad, f => Linter.Lint(ManifestReader.Read(f, File.ReadAllText(f), DocumentLimits.Disk).Snapshot, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_cancelled_run_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => Linter.Lint(ScenarioCluster.Snapshot, cancelled.Token));
    }
}
