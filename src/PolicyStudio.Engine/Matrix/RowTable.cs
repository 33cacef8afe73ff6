using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix;

/// <summary>
/// Makes rows, and keeps each once: most identities admit what another one admits too. While a matrix is built it is filled; afterwards it
/// is only read.
/// </summary>
internal sealed class RowTable(IdentityTable identities, PeerSets peers)
{
    private readonly Dictionary<RowKey, Row> _rows = [];
    private readonly Dictionary<CompiledRule, IntegerSet> _ruleSets = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IntegerSet, IntegerSet> _sets = [];

    /// <summary>How many different rows there are, those of what nothing isolates left out.</summary>
    public int Count => _rows.Count;

    /// <summary>The row of what these rules decide.</summary>
    /// <param name="direction">The direction.</param>
    /// <param name="rules">The rules of all policies that isolate; one given twice counts once.</param>
    /// <param name="subjectPorts">The named ports of whom they isolate.</param>
    /// <param name="drafts">Where it is kept when it is new; null while a matrix is being built: then it is kept here.</param>
    public Row Of(PolicyType direction, List<CompiledRule> rules, ImmutableArray<ContainerPort> subjectPorts, Dictionary<RowKey, Row>? drafts)
    {
        rules.Sort((a, b) => a.Order.CompareTo(b.Order));
        var distinct = ImmutableArray.CreateBuilder<CompiledRule>(rules.Count);
        var readsNames = false;
        foreach (var rule in rules)
        {
            if (distinct.Contains(rule)) continue;
            distinct.Add(rule);
            readsNames |= rule.HasNames;
        }
        var key = new RowKey(direction, distinct.DrainToImmutable(), direction == PolicyType.Ingress && readsNames ? subjectPorts : []);
        if (_rows.TryGetValue(key, out var known) || drafts?.TryGetValue(key, out known) == true) return known;
        return (drafts ?? _rows)[key] = new Row(direction, key.Rules, key.SubjectPorts, Entries(key, keep: drafts is null), identities.All.Length);
    }

    private ImmutableArray<RowEntry> Entries(RowKey key, bool keep)
    {
        var parts = new List<RowEntry>();
        foreach (var rule in key.Rules)
        {
            var admitted = SetOf(rule, keep);
            if (admitted.IsEmpty) continue;
            if (key.Direction == PolicyType.Ingress) Add(parts, rule.PortsOn(key.SubjectPorts), admitted);
            else AddEgress(parts, rule, admitted);
        }
        return parts.Count < 2 ? [.. parts] : Disjoint(parts, keep);
    }

    // Towards a destination a name is what that destination declares.
    private void AddEgress(List<RowEntry> parts, CompiledRule rule, IntegerSet admitted)
    {
        Add(parts, rule.Numbered, admitted);
        if (!rule.HasNames) return;
        foreach (var (ports, bearers) in identities.Layouts)
            Add(parts, rule.PortsOn(ports).Except(rule.Numbered), bearers.Intersect(admitted));
    }

    private static void Add(List<RowEntry> parts, Connectivity ports, IntegerSet admitted)
    {
        if (ports.IsEmpty || admitted.IsEmpty) return;
        for (var i = 0; i < parts.Count; i++)
        {
            if (!parts[i].Ports.Equals(ports)) continue;
            parts[i] = parts[i] with { Peers = parts[i].Peers.Union(admitted) };
            return;
        }
        parts.Add(new(ports, admitted));
    }

    // Cuts ports where parts overlap, so that each port stands in one entry, and then joins entries that admit the same.
    private ImmutableArray<RowEntry> Disjoint(List<RowEntry> parts, bool keep)
    {
        var cut = new List<RowEntry>();
        foreach (var part in parts)
        {
            var rest = part.Ports;
            for (var i = cut.Count - 1; i >= 0 && !rest.IsEmpty; i--)
            {
                var both = cut[i].Ports.Intersect(rest);
                if (both.IsEmpty) continue;
                var without = cut[i].Ports.Except(both);
                if (!without.IsEmpty) cut.Add(cut[i] with { Ports = without });
                cut[i] = new(both, cut[i].Peers.Union(part.Peers));
                rest = rest.Except(both);
            }
            if (!rest.IsEmpty) cut.Add(new(rest, part.Peers));
        }
        var joined = new List<RowEntry>(cut.Count);
        foreach (var entry in cut)
        {
            var at = joined.FindIndex(e => e.Peers.Equals(entry.Peers));
            if (at < 0) joined.Add(new(entry.Ports, Shared(entry.Peers, keep)));
            else joined[at] = joined[at] with { Ports = joined[at].Ports.Union(entry.Ports) };
        }
        return [.. joined];
    }

    private IntegerSet SetOf(CompiledRule rule, bool keep)
    {
        if (rule.Peers.IsEmpty) return IntegerSet.Everything;
        if (_ruleSets.TryGetValue(rule, out var known)) return known;
        var set = rule.Peers.Length == 1 ? peers.Of(rule.Peers[0]) : IntegerSet.UnionOf([.. rule.Peers.Select(peers.Of)]);
        return keep ? _ruleSets[rule] = Shared(set, keep) : set;
    }

    private IntegerSet Shared(IntegerSet set, bool keep)
    {
        if (_sets.TryGetValue(set, out var known)) return known;
        if (keep) _sets[set] = set;
        return set;
    }
}
