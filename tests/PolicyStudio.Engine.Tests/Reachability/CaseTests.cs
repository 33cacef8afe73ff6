using System.Text.Json;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Tests.Reachability;

/// <summary>The semantics as cases: a cluster and what is expected of it. A bug becomes a new folder.</summary>
public sealed class CaseTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Folders { get; } = [.. new[] { "e2e", "corner" }
        .SelectMany(kind => Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "Cases", kind)))
        .Select(folder => Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "Cases"), folder)).Order(StringComparer.Ordinal)];

    [Fact]
    public void All_cases_are_there() => Assert.Equal(102 + 48, Folders.Count);

    [Theory, MemberData(nameof(Folders))]
    public void Verdicts_are_as_expected(string folder)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Cases", folder);
        var content = ManifestReader.Read("cluster.yaml", File.ReadAllText(Path.Combine(path, "cluster.yaml")), DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        var engine = new ReachabilityEngine(content.Snapshot);
        var expectations = JsonSerializer.Deserialize<List<Expectation>>(File.ReadAllText(Path.Combine(path, "expected.json")), Json)!;
        Assert.NotEmpty(expectations);

        var wrong = expectations.Where(e =>
        {
            var protocol = ProtocolText.Parse(e.Protocol)!.Value;
            var (from, to) = (End(content.Snapshot, e.From), End(content.Snapshot, e.To));
            var verdict = engine.Judge(from, to, Connectivity.Of(protocol, e.Port));
            // The verdict with its reasons and the plain set of open ports are two paths to one answer.
            Assert.Equal(!verdict.Open.IsEmpty, engine.Connect(from, to).Contains(protocol, e.Port));
            return verdict.Open.IsEmpty == e.Allow;
        });
        Assert.Empty(wrong);
    }

    private static Endpoint End(ClusterSnapshot snapshot, string text)
    {
        if (IpAddress.TryParse(text, out var address)) return new AddressEndpoint(address, address);
        var parts = text.Split('/');
        return new PodEndpoint(snapshot.Pods.Single(p => p.Namespace == parts[0] && p.Name == parts[1]));
    }

    private sealed record Expectation(string From, string To, string Protocol, int Port, bool Allow);
}
