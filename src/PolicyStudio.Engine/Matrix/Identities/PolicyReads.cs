using System.Collections.Immutable;
using System.Text;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix.Identities;

/// <summary>What a set of policies reads of a pod: two pods with the same key cannot be told apart by any of them.</summary>
internal sealed class PolicyReads
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _portNames = new(StringComparer.Ordinal);
    private readonly bool _matchesPodsByAddress;

    public PolicyReads(IEnumerable<NetworkPolicy> policies, bool matchesPodsByAddress)
    {
        _matchesPodsByAddress = matchesPodsByAddress;
        var blocks = new HashSet<IpBlock>();
        foreach (var policy in policies)
        {
            AddKeys(policy.PodSelector);
            foreach (var rule in policy.Ingress) Add(rule.From, rule.Ports, blocks);
            foreach (var rule in policy.Egress) Add(rule.To, rule.Ports, blocks);
        }
        Keys = [.. _keys.Order(StringComparer.Ordinal)];
        Blocks = [.. blocks];
    }

    private PolicyReads(bool matchesPodsByAddress, IEnumerable<string> keys, IEnumerable<string> portNames, ImmutableArray<IpBlock> blocks)
    {
        _matchesPodsByAddress = matchesPodsByAddress;
        _keys.UnionWith(keys);
        _portNames.UnionWith(portNames);
        Keys = [.. _keys.Order(StringComparer.Ordinal)];
        Blocks = blocks;
    }

    /// <summary>What a snapshot's policies read, where its plugin compares addresses those too.</summary>
    public static PolicyReads Of(ClusterSnapshot snapshot) => new(snapshot.Policies, snapshot.Plugin.MatchesPodsByAddress);

    /// <summary>The pod label keys, in order.</summary>
    public ImmutableArray<string> Keys { get; }

    /// <summary>The address ranges, each once.</summary>
    public ImmutableArray<IpBlock> Blocks { get; }

    /// <summary>Whether the address ranges are compared with pods' own addresses, as most plugins do.</summary>
    public bool ReadsAddresses => _matchesPodsByAddress && !Blocks.IsEmpty;

    /// <summary>Whether a label of a pod is read.</summary>
    public bool ReadsKey(string key) => _keys.Contains(key);

    /// <summary>The declared ports that some policy asks for by name.</summary>
    public ImmutableArray<ContainerPort> NamedPorts(Pod pod)
    {
        if (_portNames.Count == 0) return [];
        var named = new List<ContainerPort>();
        foreach (var port in pod.Ports)
        {
            if (port.Name is not { } name || !_portNames.Contains(name)) continue;
            // Few, and mostly in order: each goes where it belongs, and what is there already is left out.
            var at = named.Count;
            while (at > 0 && Compare(named[at - 1], port) > 0) at--;
            if (at == 0 || Compare(named[at - 1], port) != 0) named.Insert(at, port);
        }
        return [.. named];
    }

    private static int Compare(ContainerPort a, ContainerPort b)
    {
        var byName = string.CompareOrdinal(a.Name, b.Name);
        return byName != 0 ? byName : a.Protocol != b.Protocol ? a.Protocol.CompareTo(b.Protocol) : a.Number.CompareTo(b.Number);
    }

    /// <summary>The address ranges that hold one of a pod's addresses; none where they are not compared.</summary>
    public ImmutableArray<IpBlock> BlocksOf(Pod pod)
    {
        if (!ReadsAddresses) return [];
        List<IpBlock>? held = null;
        foreach (var block in Blocks)
            if (pod.LiesIn(block)) (held ??= []).Add(block);
        return held is null ? [] : [.. held];
    }

    /// <summary>What either reads.</summary>
    public PolicyReads Union(PolicyReads other) =>
        new(_matchesPodsByAddress, _keys.Concat(other._keys), _portNames.Concat(other._portNames), [.. Blocks.Union(other.Blocks)]);

    /// <summary>Whether nothing is read.</summary>
    public bool IsNothing => _keys.Count == 0 && _portNames.Count == 0 && Blocks.IsEmpty;

    /// <summary>What these policies read and the other ones do not.</summary>
    public PolicyReads Beyond(PolicyReads other) =>
        new(_matchesPodsByAddress, _keys.Except(other._keys), _portNames.Except(other._portNames), [.. Blocks.Except(other.Blocks)]);

    /// <summary>Whether a pod has something that is read.</summary>
    public bool Sees(Pod pod)
    {
        if (IsNothing) return false;
        foreach (var key in pod.Labels.Keys)
            if (_keys.Contains(key)) return true;
        if (_portNames.Count > 0)
            foreach (var port in pod.Ports)
                if (port.Name is { } name && _portNames.Contains(name)) return true;
        if (ReadsAddresses)
            foreach (var block in Blocks)
                if (pod.LiesIn(block)) return true;
        return false;
    }

    /// <summary>Everything of the pod that the policies read, as a string that is equal for pods they cannot tell apart.</summary>
    public string KeyOf(Pod pod)
    {
        var key = new StringBuilder(pod.IsFromTemplate ? "t" : "");
        // Every pod of a workload lies in the workload's namespace, so that its labels need no place here.
        foreach (var k in Keys) key.Append('|').Append(pod.Labels[k] ?? "\0");
        return key.AppendJoin(';', MarksOf(pod).Order(StringComparer.Ordinal)).ToString();
    }

    /// <summary>What the policies read of the pod beside its labels: its network, named ports, and the ipBlocks that hold it.</summary>
    public ImmutableHashSet<string> MarksOf(Pod pod)
    {
        var marks = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        if (pod.HostNetwork) marks.Add("hostNetwork");
        foreach (var p in pod.Ports.Where(p => p.Name is not null && _portNames.Contains(p.Name))) marks.Add($"{p.Name}={p.Protocol.Text()} {p.Number}");
        foreach (var block in BlocksOf(pod)) marks.Add($"ipBlock={block}");
        return marks.ToImmutable();
    }

    private void Add(ImmutableArray<Peer> peers, ImmutableArray<PolicyPort> ports, HashSet<IpBlock> blocks)
    {
        foreach (var peer in peers)
        {
            if (peer.PodSelector is { } selector) AddKeys(selector);
            if (peer.IpBlock is { } block) blocks.Add(block);
        }
        foreach (var port in ports)
            if (port.Name is { } name) _portNames.Add(name);
    }

    private void AddKeys(LabelSelector selector)
    {
        foreach (var key in selector.MatchLabels.Keys) _keys.Add(key);
        foreach (var expression in selector.MatchExpressions) _keys.Add(expression.Key);
    }
}
