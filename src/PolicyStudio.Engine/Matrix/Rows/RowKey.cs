using System.Collections.Immutable;
using System.Numerics;
using PolicyStudio.Engine.Matrix.Compiling;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix.Rows;

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
        var hash = (uint)Direction;
        foreach (var rule in Rules) hash = BitOperations.RotateLeft((hash ^ (uint)rule.GetHashCode()) * 0x9E3779B1, 15);
        foreach (var port in SubjectPorts) hash = BitOperations.RotateLeft((hash ^ (uint)port.GetHashCode()) * 0x9E3779B1, 15);
        return (int)hash;
    }
}
