using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Engine.Policies;

/// <summary>
/// An item of a rule's <c>from</c> or <c>to</c>. With both selectors the namespace must match AND the pod must match; two items of
/// one list are alternatives. Either an <see cref="IpBlock"/> or at least one selector is set, never both (validation says so).
/// </summary>
/// <param name="NamespaceSelector">Which namespaces; null is the policy's own namespace.</param>
/// <param name="PodSelector">Which pods in them; null is every pod.</param>
/// <param name="IpBlock">An address range, matched against pods' own addresses too.</param>
public sealed record Peer(LabelSelector? NamespaceSelector, LabelSelector? PodSelector, IpBlock? IpBlock = null);

/// <summary>A range of addresses with holes.</summary>
/// <param name="Cidr">The range.</param>
/// <param name="Except">Parts of it that do not match.</param>
public sealed record IpBlock(Cidr Cidr, ImmutableArray<Cidr> Except)
{
    /// <summary>Whether an address lies in the range and in none of its exceptions.</summary>
    public bool Contains(IpAddress address)
    {
        if (!Cidr.Contains(address)) return false;
        foreach (var hole in Except)
            if (hole.Contains(address)) return false;
        return true;
    }

    /// <summary>Whether its exceptions leave nothing of it.</summary>
    public bool IsEmpty
    {
        get
        {
            var next = Cidr.First.Value;
            foreach (var hole in Except.Where(Cidr.Contains).OrderBy(h => h.First.Value))
            {
                if (hole.First.Value > next) return false;
                if (hole.Last.Value == Cidr.Last.Value) return true;
                next = UInt128.Max(next, hole.Last.Value + 1);
            }
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Equals(IpBlock? other) =>
        other is not null && Cidr == other.Cidr && Except.AsSpan().SequenceEqual(other.Except.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cidr, Except.Length);

    /// <summary><c>10.0.0.0/8 except 10.1.0.0/16</c>.</summary>
    public override string ToString() => Except.IsEmpty ? Cidr.ToString() : $"{Cidr} except {string.Join(", ", Except)}";
}
