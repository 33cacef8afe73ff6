using System.Collections.Immutable;
using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Rules.Admitting;
using PolicyStudio.Engine.Linting.Rules.Needs;
using PolicyStudio.Engine.Linting.Rules.Reaching;
using PolicyStudio.Engine.Linting.Rules.Redundancy;
using PolicyStudio.Engine.Linting.Rules.Selecting;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting;

/// <summary>Looks for policies and labels that probably do not do what was meant.</summary>
public static class Linter
{
    private static readonly ImmutableArray<ILintCheck> Checks =
    [
        new SelectsNothing(), new SelectsByGeneratedLabel(), new LabelOnPodOnly(), new SelectsHostNetwork(), new SelectsOnlyHostNetwork(),
        new AdmitsNothing(), new PeerMatchesNoPod(), new NamespaceSelectorMatchesNothing(), new AndWrittenAsOr(), new HostNetworkPeer(),
        new OpenToWorld(), new OpenToCluster(), new IpBlockEmpty(), new IpBlockForPods(), new CidrHostBits(),
        new ServicePortForPodPort(), new NamedPortMissing(), new EndPortDropped(),
        new EgressWithoutDns(), new DnsWithoutTcp(), new DnsCutOff(), new ApiServerCutOff(), new MeshPortClosed(),
        new ShadowedRule(), new SameButForName(), new RulesIgnored(), new PolicyTypesLeftOut(), new EgressClosedInPassing(),
        new OtherPolicies(), new PluginEnforcesNothing(),
    ];

    /// <summary>All rules, by name.</summary>
    public static ImmutableArray<LintRule> Rules { get; } = [.. Checks.Select(c => c.Rule).OrderBy(r => r.Name, StringComparer.Ordinal)];

    /// <summary>The rule of that name, or null.</summary>
    public static LintRule? Find(string name) => Rules.FirstOrDefault(r => r.Name == name);

    /// <summary>Everything the rules find in a snapshot: the worst first, then by object and rule.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ImmutableArray<Finding> Lint(ClusterSnapshot snapshot, CancellationToken cancellation = default)
    {
        var cluster = new LintedCluster(snapshot, cancellation);
        var findings = Checks.SelectMany(c => c.Check(cluster));
        return [.. findings.OrderByDescending(f => f.Level).ThenBy(f => f.Object)
            .ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal)];
    }
}
