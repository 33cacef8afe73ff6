using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix;

/// <summary>What a row hangs on. Rules that mean the same are one object, and stand in one order.</summary>
/// <param name="Direction">Ingress or egress.</param>
/// <param name="Rules">The rules.</param>
/// <param name="SubjectPorts">The named ports of whom they isolate, where a rule asks for one.</param>
internal readonly record struct RowKey(PolicyType Direction, ImmutableArray<CompiledRule> Rules, ImmutableArray<ContainerPort> SubjectPorts)
{
    /// <inheritdoc/>
    public bool Equals(RowKey other) =>
        Direction == other.Direction && Rules.AsSpan().SequenceEqual(other.Rules.AsSpan()) && SubjectPorts.AsSpan().SequenceEqual(other.SubjectPorts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Direction);
        foreach (var rule in Rules) hash.Add(rule);
        foreach (var port in SubjectPorts) hash.Add(port);
        return hash.ToHashCode();
    }
}
