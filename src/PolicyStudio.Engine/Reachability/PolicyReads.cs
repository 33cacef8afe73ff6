using System.Collections.Immutable;
using System.Text;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>What a set of policies reads of a pod: two pods with the same key cannot be told apart by any of them.</summary>
internal sealed class PolicyReads
{
    private readonly HashSet<string> _portNames;
    private readonly bool _matchesPodsByAddress;

    public PolicyReads(IReadOnlyCollection<NetworkPolicy> policies, bool matchesPodsByAddress)
    {
        _matchesPodsByAddress = matchesPodsByAddress;
        var peers = policies.SelectMany(p => p.Peers).ToList();
        var ports = policies.SelectMany(p => p.Ingress.SelectMany(r => r.Ports).Concat(p.Egress.SelectMany(r => r.Ports)));
        Keys = [.. policies.Select(p => p.PodSelector).Concat(peers.Select(p => p.PodSelector).OfType<LabelSelector>())
            .SelectMany(s => s.Keys).Distinct().Order(StringComparer.Ordinal)];
        Blocks = [.. peers.Select(p => p.IpBlock).OfType<IpBlock>().Distinct()];
        _portNames = [.. ports.Select(p => p.Name).OfType<string>()];
    }

    /// <summary>The pod label keys, in order.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The address ranges.</summary>
    public IReadOnlyList<IpBlock> Blocks { get; }

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
        foreach (var block in Blocks.Where(b => _matchesPodsByAddress && pod.Addresses.Any(b.Contains))) marks.Add($"ipBlock={block}");
        return marks.ToImmutable();
    }
}
