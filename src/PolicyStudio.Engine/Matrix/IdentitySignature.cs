using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix;

/// <summary>All that policies read of a pod, in full: pods with equal signatures are one identity.</summary>
internal sealed class IdentitySignature : IEquatable<IdentitySignature>
{
    private readonly Namespace _namespace;
    private readonly string[] _labels;
    private readonly ImmutableArray<ContainerPort> _ports;
    private readonly ImmutableArray<IpBlock> _blocks;
    private readonly (bool, bool) _kind;
    private readonly int _hash;

    /// <summary>The signature of a pod in a namespace with these labels.</summary>
    public IdentitySignature(Namespace ns, Pod pod, PolicyReads reads)
    {
        (_namespace, _ports, _blocks, _kind) = (ns, reads.NamedPorts(pod), reads.BlocksOf(pod), (pod.HostNetwork, pod.IsFromTemplate));
        var keys = pod.Labels.Keys;
        var values = pod.Labels.Values;
        var count = 0;
        foreach (var key in keys) count += reads.ReadsKey(key) ? 2 : 0;
        _labels = new string[count];
        for (var (i, at) = (0, 0); i < keys.Length; i++)
            if (reads.ReadsKey(keys[i])) (_labels[at], _labels[at + 1], at) = (keys[i], values[i], at + 2);
        var hash = new HashCode();
        hash.Add(ns.Name);
        foreach (var label in _labels) hash.Add(label);
        _hash = hash.ToHashCode();
    }

    /// <summary>The named ports that some policy asks for.</summary>
    public ImmutableArray<ContainerPort> Ports => _ports;

    /// <inheritdoc/>
    public bool Equals(IdentitySignature? other) =>
        other is not null && _hash == other._hash && _namespace.Name == other._namespace.Name && _namespace.Labels.Equals(other._namespace.Labels)
        && _labels.AsSpan().SequenceEqual(other._labels) && _ports.AsSpan().SequenceEqual(other._ports.AsSpan())
        && _blocks.AsSpan().SequenceEqual(other._blocks.AsSpan()) && _kind == other._kind;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IdentitySignature);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
