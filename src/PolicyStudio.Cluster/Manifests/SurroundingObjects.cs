using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Cluster.Manifests.Reading.OtherPolicies;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>What decides beside NetworkPolicies while it is being read from manifests. It never stops a run: what is not understood is taken for the worst.</summary>
internal sealed class SurroundingObjects
{
    private readonly Dictionary<ObjectReference, OtherPolicy> _policies = [];
    private readonly Dictionary<ObjectReference, SurroundingFacts> _facts = [];
    private readonly List<Finding> _findings = [];

    /// <summary>What a person should know of them.</summary>
    public IEnumerable<Finding> Findings => OtherPolicyFindings.Of(_policies.Values).Concat(_findings);

    /// <summary>Adds a policy of another kind. Of two that bear one name the last one counts, as with every kind.</summary>
    public void AddPolicy(string group, string kind, MappingNode node)
    {
        if (OtherPolicyReader.Read(group, kind, node) is not { } policy) return;
        if (!_policies.TryAdd(policy.Reference, policy) && _policies[policy.Reference] != policy)
            _findings.Add(new("duplicate", FindingLevel.Warning, policy.Reference, $"{policy.Reference} is there twice and differs; the last one counts"));
        _policies[policy.Reference] = policy;
    }

    /// <summary>Adds an object that is no part of the network and says something about it.</summary>
    public void Add(string kind, MappingNode node) => _facts[Metadata.ReferenceOf(kind, new(node, new ReadErrors("")))] = SurroundingReader.Read(kind, node);

    /// <summary>The snapshot with these surroundings.</summary>
    public ClusterSnapshot Around(ClusterSnapshot snapshot) => snapshot.In(
        otherPolicies: _policies.Values, apiServerCalls: _facts.Values.SelectMany(f => f.Calls), otherSelectors: _facts.Values.SelectMany(f => f.Selectors));
}
