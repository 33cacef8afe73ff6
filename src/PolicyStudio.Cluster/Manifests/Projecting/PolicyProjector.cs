using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Cluster.Manifests.Projecting.Parts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Projecting;

/// <summary>
/// Reads NetworkPolicies straight from their bytes, as <see cref="PodProjector"/> reads pods, and as strictly as the long way: one that the
/// API server would refuse, or has a field that nobody knows, is left to it.
/// </summary>
/// <param name="pool">What the objects read so far have in common.</param>
internal sealed class PolicyProjector(ValuePool pool)
{
    private readonly MetadataProjection _metadata = new(pool, withManager: true, isStrict: true);
    private readonly SelectorProjection _selector = new(pool);
    private readonly RuleProjection _rules = new(pool);
    private LabelSelector _podSelector = LabelSelector.Everything;
    private ImmutableArray<PolicyType> _types = [];
    private ImmutableArray<IngressRule> _ingress = [];
    private ImmutableArray<EgressRule> _egress = [];

    /// <summary>Where the name of the policy stands that was read last.</summary>
    public int NameAt => _metadata.NameAt;

    /// <summary>Reads the object at which the cursor stands.</summary>
    /// <param name="json">The cursor.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>False when it must be read the long way.</returns>
    public bool TryRead(ref JsonCursor json, out NetworkPolicy? policy)
    {
        policy = null;
        if (!json.Opens(out var isNull) || isNull) return false;
        var (hasKind, hasVersion, hasMetadata, hasSpec, hasStatus) = (false, false, false, false, false);
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("kind"u8) => !hasKind && (hasKind = json.Says("NetworkPolicy")),
                _ when name.SequenceEqual("apiVersion"u8) => !hasVersion && (hasVersion = json.Says(ObjectKind.NetworkPolicy.Version)),
                _ when name.SequenceEqual("metadata"u8) => !hasMetadata && (hasMetadata = _metadata.Read(ref json)),
                _ when name.SequenceEqual("spec"u8) => !hasSpec && (hasSpec = ReadSpec(ref json)),
                _ when name.SequenceEqual("status"u8) => !hasStatus && (hasStatus = json.Skips()),
                _ => false,
            };
            if (!isRead) return false;
        }
        if (!hasMetadata || !hasSpec) return false;
        policy = new()
        {
            Namespace = _metadata.Namespace,
            Name = _metadata.Name,
            PodSelector = _podSelector,
            PolicyTypes = _types.IsEmpty ? NetworkPolicy.DefaultPolicyTypes(!_egress.IsEmpty) : _types,
            HasDefaultPolicyTypes = _types.IsEmpty,
            Ingress = _ingress,
            Egress = _egress,
            Version = _metadata.Version,
            Manager = _metadata.Manager,
        };
        return NetworkPolicyValidation.Validate(policy).IsEmpty;
    }

    private bool ReadSpec(ref JsonCursor json)
    {
        (_podSelector, _types, _ingress, _egress) = (LabelSelector.Everything, [], [], []);
        if (!json.Opens(out var isNull) || isNull) return false;
        var (hasSelector, hasTypes, hasIngress, hasEgress) = (false, false, false, false);
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) return true;
            var isRead = name switch
            {
                _ when name.SequenceEqual("podSelector"u8) => !hasSelector && (hasSelector = ReadSelector(ref json)),
                _ when name.SequenceEqual("policyTypes"u8) => !hasTypes && (hasTypes = ReadTypes(ref json)),
                _ when name.SequenceEqual("ingress"u8) => !hasIngress && (hasIngress = _rules.Read(ref json, "from"u8, (peers, ports) => new IngressRule(peers, ports), out _ingress)),
                _ when name.SequenceEqual("egress"u8) => !hasEgress && (hasEgress = _rules.Read(ref json, "to"u8, (peers, ports) => new EgressRule(peers, ports), out _egress)),
                _ => false,
            };
            if (!isRead) return false;
        }
    }

    private bool ReadSelector(ref JsonCursor json)
    {
        if (!_selector.Read(ref json, out var selector) || selector is null) return false;
        _podSelector = selector;
        return true;
    }

    private bool ReadTypes(ref JsonCursor json)
    {
        if (!json.OpensList(out var isNull)) return false;
        var (count, ingress, egress) = (0, false, false);
        while (!isNull)
        {
            if (!json.NextItem()) return false;
            if (json.HasEnded) break;
            if (++count > 2 || !json.Text(out var text, out _)) return false;
            if (text.SequenceEqual("Ingress"u8)) ingress = true;
            else if (text.SequenceEqual("Egress"u8)) egress = true;
            else return false;
        }
        _types = (ingress, egress) switch
        {
            (true, true) => [PolicyType.Ingress, PolicyType.Egress],
            (true, false) => [PolicyType.Ingress],
            (false, true) => [PolicyType.Egress],
            _ => [],
        };
        return true;
    }
}
