using System.Collections.Immutable;
using PolicyStudio.Engine.Matrix.Compiling;
using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix.Rows;

/// <summary>
/// What an identity admits in one direction: of each port, who. Identities that the same rules decide share one row.
/// </summary>
/// <param name="Direction">Ingress or egress.</param>
/// <param name="Rules">The rules that decide; default where no policy isolates, so that everything is admitted.</param>
/// <param name="SubjectPorts">The named ports of the identity, on which its ingress rules' names are looked up.</param>
/// <param name="Entries">Sets of ports that do not overlap, each with the identities that are admitted on exactly these.</param>
/// <param name="Horizon">The entries say it of identities below this number; of later ones the rules do.</param>
internal sealed record Row(
    PolicyType Direction, ImmutableArray<CompiledRule> Rules, ImmutableArray<ContainerPort> SubjectPorts, ImmutableArray<RowEntry> Entries, int Horizon)
{
    /// <summary>The row of what no policy isolates for ingress.</summary>
    public static Row OpenIngress { get; } = Open(PolicyType.Ingress);

    /// <summary>The row of what no policy isolates for egress.</summary>
    public static Row OpenEgress { get; } = Open(PolicyType.Egress);

    /// <summary>Whether some policy isolates.</summary>
    public bool IsIsolated => !Rules.IsDefault;

    /// <summary>The ports on which the other side is admitted.</summary>
    /// <param name="other">The other side.</param>
    /// <param name="byAddress">Whether ipBlocks are compared with pods' addresses.</param>
    public Connectivity Admits(Identity other, bool byAddress)
    {
        if (!IsIsolated) return Connectivity.All;
        var open = Connectivity.None;
        if (other.Id < Horizon)
        {
            foreach (var entry in Entries)
                if (entry.Peers.Contains(other.Id)) open = open.Union(entry.Ports);
            return open;
        }
        foreach (var rule in Rules)
            if (rule.Admits(other, byAddress))
                open = open.Union(rule.PortsOn(Direction == PolicyType.Ingress ? SubjectPorts : other.Pod?.Ports ?? []));
        return open;
    }

    private static Row Open(PolicyType direction) => new(direction, default, [], [new(Connectivity.All, IntegerSet.Everything)], int.MaxValue);
}

/// <summary>Ports, and the identities that are admitted on them.</summary>
/// <param name="Ports">The ports.</param>
/// <param name="Peers">The identities' numbers.</param>
internal readonly record struct RowEntry(Connectivity Ports, IntegerSet Peers);

/// <summary>What an identity admits, and whom it may reach.</summary>
/// <param name="Ingress">Its row for ingress.</param>
/// <param name="Egress">Its row for egress.</param>
internal readonly record struct RowPair(Row Ingress, Row Egress)
{
    /// <summary>The rows of what no policy isolates.</summary>
    public static RowPair Open { get; } = new(Row.OpenIngress, Row.OpenEgress);
}
