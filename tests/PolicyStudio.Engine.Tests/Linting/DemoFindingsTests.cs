using System.Text.RegularExpressions;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Linting;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Tests.Linting;

/// <summary>The demo shop has mistakes to find, each marked where it stands, and the linter finds just those.</summary>
public sealed partial class DemoFindingsTests(ITestOutputHelper output)
{
    private static readonly string Demo = Path.Combine(Repository.Root, "deploy", "demo");

    [Fact]
    public void Every_mistake_to_find_is_found_and_nothing_worse_than_worth_knowing_elsewhere()
    {
        var files = Directory.GetFiles(Demo, "*.yaml").Order(StringComparer.Ordinal).ToList();
        var content = ManifestReader.Read(files.Select(f => new ManifestSource(Path.GetFileName(f), File.ReadAllText(f))), DocumentLimits.Disk);
        var findings = Linter.Lint(content.Snapshot, TestContext.Current.CancellationToken);
        foreach (var finding in findings) output.WriteLine($"{finding.Level} {finding.Rule} {finding.Object} {finding.Path}: {finding.Message}");

        // A mistake is told in a comment above its policy.
        var marked = files.SelectMany(f => Mistake().Matches(File.ReadAllText(f))).Select(m => $"{m.Groups["ns"].Value}/{m.Groups["name"].Value}").Order(StringComparer.Ordinal);
        var found = findings.Where(f => f.Level > FindingLevel.Info).Select(f => $"{f.Object!.Namespace}/{f.Object.Name}").Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(marked, found);
        Assert.InRange(findings.Select(f => f.Rule).Distinct().Count(), 7, int.MaxValue);
    }

    // The demo cluster makes pods of the manifests, with addresses and an owner each; that changes no finding.
    [Fact]
    public void The_demo_cluster_shows_the_findings_of_its_manifests()
    {
        var manifests = ManifestReader.Read(Directory.GetFiles(Demo, "*.yaml").Select(f => new ManifestSource(Path.GetFileName(f), File.ReadAllText(f))), DocumentLimits.Disk);
        using var cluster = new DemoCluster(TimeProvider.System);
        Assert.Equal(Linter.Lint(manifests.Snapshot, TestContext.Current.CancellationToken).Select(f => (f.Rule, f.Object)),
            Linter.Lint(cluster.Current.Snapshot!, TestContext.Current.CancellationToken).Select(f => (f.Rule, f.Object)));
    }

    [GeneratedRegex(@"# A mistake to find:[^\n]*\n(#[^\n]*\n)*apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: (?<name>\S+)\n  namespace: (?<ns>\S+)")]
    private static partial Regex Mistake();
}
