using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Linting.Parts;

/// <summary>Ports of rules and Services, compared.</summary>
internal static class PortSets
{
    /// <summary>Whether every port of one list surely is in the other, named ports by their names.</summary>
    public static bool Covers(ImmutableArray<PolicyPort> wide, ImmutableArray<PolicyPort> narrow)
    {
        if (wide.IsEmpty) return true;
        if (narrow.IsEmpty) return false;
        var numbers = Connectivity.Of([.. wide.Where(p => p.Name is null)], []);
        if (wide.All(p => p.Name is not null)) numbers = Connectivity.None;
        return narrow.All(p => p.Name is null
            ? Connectivity.Of(p, []).Except(numbers).IsEmpty
            : wide.Any(w => w.Name == p.Name && w.Protocol == p.Protocol) || Connectivity.Of(p.Protocol).Except(numbers).IsEmpty);
    }
}
