using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Policies;

/// <summary>The API server's own checks of a NetworkPolicy (pkg/apis/networking/validation), all errors at once.</summary>
public static class NetworkPolicyValidation
{
    /// <summary>The rule of errors about fields that may not stand together: each may be right or wrong by itself.</summary>
    public const string Combination = "combination";

    /// <summary>Every error of the policy, each with its field path; none when the API server would accept it.</summary>
    public static ImmutableArray<Finding> Validate(NetworkPolicy policy)
    {
        var errors = new Errors(policy.Reference);
        Selector(errors, policy.PodSelector, "spec.podSelector");
        if (policy.PolicyTypes.Length > 2) errors.Add("spec.policyTypes", "may not hold more than two entries");
        for (var i = 0; i < policy.Ingress.Length; i++)
            Rule(errors, policy.Ingress[i].From, policy.Ingress[i].Ports, $"spec.ingress[{i}]", "from");
        for (var i = 0; i < policy.Egress.Length; i++)
            Rule(errors, policy.Egress[i].To, policy.Egress[i].Ports, $"spec.egress[{i}]", "to");
        return errors.ToImmutable();
    }

    private static void Rule(Errors errors, ImmutableArray<Peer> peers, ImmutableArray<PolicyPort> ports, string path, string peersField)
    {
        for (var i = 0; i < ports.Length; i++) Port(errors, ports[i], $"{path}.ports[{i}]");
        for (var i = 0; i < peers.Length; i++) PeerItem(errors, peers[i], $"{path}.{peersField}[{i}]");
    }

    internal static void PeerItem(Errors errors, Peer peer, string path)
    {
        var selectors = peer.NamespaceSelector is not null || peer.PodSelector is not null;
        if (!selectors && peer.IpBlock is null)
            errors.Add(path, "a peer must have a podSelector, a namespaceSelector or an ipBlock; to admit everyone leave the list out");
        if (selectors && peer.IpBlock is not null)
            errors.Add($"{path}.ipBlock", "may not stand beside podSelector or namespaceSelector; give it an item of its own", Combination);
        if (peer.NamespaceSelector is { } ns) Selector(errors, ns, $"{path}.namespaceSelector");
        if (peer.PodSelector is { } pods) Selector(errors, pods, $"{path}.podSelector");
        if (peer.IpBlock is not { } block) return;
        for (var i = 0; i < block.Except.Length; i++)
            if (!block.Cidr.Contains(block.Except[i]) || block.Cidr.PrefixLength >= block.Except[i].PrefixLength)
                errors.Add($"{path}.ipBlock.except[{i}]", $"{block.Except[i]} must be a strict subset of {block.Cidr}");
    }

    internal static void Port(Errors errors, PolicyPort port, string path)
    {
        if (port.Number is < 1 or > 65535) errors.Add($"{path}.port", "must be between 1 and 65535");
        if (port.Name is { } name && PortNameError(name) is { } wrong) errors.Add($"{path}.port", wrong);
        if (port.EndPort is not { } end) return;
        if (port.Name is not null) errors.Add($"{path}.endPort", "may not be used with a named port");
        else if (port.Number is null) errors.Add($"{path}.endPort", "needs port, the first of the range");
        else if (end < port.Number) errors.Add($"{path}.endPort", "must be at least as great as port");
        if (end is < 1 or > 65535) errors.Add($"{path}.endPort", "must be between 1 and 65535");
    }

    private static string? PortNameError(string name)
    {
        if (name.Length is 0 or > 15) return "a port's name has 1 to 15 characters";
        if (name.Any(c => c is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '-'))) return "a port's name may hold lower-case letters, digits and '-'";
        if (!name.Any(char.IsAsciiLetterLower)) return "a port's name must hold a letter (a number is written without quotes)";
        if (name[0] == '-' || name[^1] == '-' || name.Contains("--", StringComparison.Ordinal)) return "a port's name may not begin or end with '-', nor hold '--'";
        return null;
    }

    internal static void Selector(Errors errors, LabelSelector selector, string path)
    {
        foreach (var (key, value) in selector.MatchLabels)
        {
            if (LabelSyntax.KeyError(key) is { } badKey) errors.Add($"{path}.matchLabels", $"key '{key}': {badKey}");
            if (LabelSyntax.ValueError(value) is { } badValue) errors.Add($"{path}.matchLabels.{key}", $"'{value}': {badValue}");
        }
        for (var i = 0; i < selector.MatchExpressions.Length; i++)
        {
            var (key, op, values) = selector.MatchExpressions[i];
            var at = $"{path}.matchExpressions[{i}]";
            if (LabelSyntax.KeyError(key) is { } badKey) errors.Add($"{at}.key", $"'{key}': {badKey}");
            var takesValues = op is LabelOperator.In or LabelOperator.NotIn;
            if (takesValues && values.IsEmpty) errors.Add($"{at}.values", $"must be given when operator is {op}");
            if (!takesValues && !values.IsEmpty) errors.Add($"{at}.values", $"may not be given when operator is {op}");
            for (var v = 0; v < values.Length; v++)
                if (LabelSyntax.ValueError(values[v]) is { } badValue) errors.Add($"{at}.values[{v}]", $"'{values[v]}': {badValue}");
        }
    }

    /// <summary>Collects errors about one object.</summary>
    internal sealed class Errors(ObjectReference? of)
    {
        // Nobody reads more, and a hostile policy could have a hundred thousand.
        private const int Most = 1000;

        private readonly ImmutableArray<Finding>.Builder _found = ImmutableArray.CreateBuilder<Finding>();

        public void Add(string path, string message, string rule = "invalid")
        {
            if (_found.Count < Most) _found.Add(new(rule, FindingLevel.Error, of, message, path));
        }

        public ImmutableArray<Finding> ToImmutable() => _found.ToImmutable();
    }
}
