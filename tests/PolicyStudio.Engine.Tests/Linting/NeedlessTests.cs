using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Linting;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Tests.Plain;

namespace PolicyStudio.Engine.Tests.Linting;

/// <summary>What the linter calls needless can be taken out, all of it at once, and no connection of a random cluster changes.</summary>
public sealed class NeedlessTests(ITestOutputHelper output)
{
    private const int Clusters = 500;

    [Theory]
    [InlineData("shadowed-rule")]
    [InlineData("same-but-for-name")]
    [InlineData("selects-nothing")]
    [InlineData("rules-ignored")]
    [InlineData("peer-matches-no-pod")]
    [InlineData("namespace-selector-matches-nothing")]
    public void What_is_needless_can_be_taken_out(string rule)
    {
        var taken = 0;
        for (var seed = 0; seed < Clusters; seed++)
        {
            var snapshot = ManifestReader.Read("random.json", new RandomCluster(seed).Make().ToJsonString(), DocumentLimits.Disk).Snapshot;
            var findings = Linter.Lint(snapshot, TestContext.Current.CancellationToken).Where(f => f.Rule == rule).ToLookup(f => f.Object);
            if (findings.Count == 0) continue;
            taken += findings.Sum(f => f.Count());
            var without = snapshot.With(policies: snapshot.Policies.Select(p => Without(p, [.. findings[p.Reference]])).OfType<NetworkPolicy>());
            var (before, after) = ReachabilityEngine.Pair(snapshot, without);
            var changes = ReachabilityEngine.Changes(before, after, TestContext.Current.CancellationToken);
            Assert.True(changes.IsEmpty, $"seed {seed}: {string.Join("; ", findings.SelectMany(f => f))} changes {string.Join("; ", changes)}");
        }
        output.WriteLine($"{taken} findings of {rule} in {Clusters} clusters");
        Assert.True(taken > 0);
    }

    // A finding about a policy as a whole takes the policy out, one about a rule or a peer just that.
    private static NetworkPolicy? Without(NetworkPolicy policy, ImmutableArray<Finding> findings)
    {
        if (findings.Any(f => f.Path is null or "spec.podSelector" or "metadata.namespace")) return null;
        bool Has(string path) => findings.Any(f => f.Path == path || f.Path!.StartsWith(path + ".", StringComparison.Ordinal));
        return policy with
        {
            Ingress = findings.Any(f => f.Path == "spec.ingress") ? []
                : [.. policy.Ingress.Select((r, i) => findings.Any(f => f.Path == $"spec.ingress[{i}]") ? null : Left(r.From, $"spec.ingress[{i}].from") is { } from ? r with { From = from } : null).OfType<IngressRule>()],
            Egress = findings.Any(f => f.Path == "spec.egress") ? []
                : [.. policy.Egress.Select((r, i) => findings.Any(f => f.Path == $"spec.egress[{i}]") ? null : Left(r.To, $"spec.egress[{i}].to") is { } to ? r with { To = to } : null).OfType<EgressRule>()],
        };

        // A rule whose last peer goes must go too: without peers it would admit everyone.
        ImmutableArray<Peer>? Left(ImmutableArray<Peer> peers, string path)
        {
            var left = peers.Where((_, i) => !Has($"{path}[{i}]")).ToImmutableArray();
            return left.IsEmpty && !peers.IsEmpty ? null : left;
        }
    }
}
