using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PolicyStudio.Engine.Matrix.Compiling;
using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix.Rows;

/// <summary>
/// Makes rows, and keeps each once: most identities admit what another one admits too. While a matrix is built it is filled; afterwards it
/// is only read.
/// </summary>
internal sealed class RowTable(IdentityTable identities, PeerSets peers)
{
    private readonly Dictionary<RowKey, Row> _rows = [];
    private readonly Dictionary<CompiledRule, IntegerSet> _ruleSets = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<CompiledRule, RowEntry[]> _egress = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IntegerSet, IntegerSet> _sets = [];

    /// <summary>How many different rows there are, those of what nothing isolates left out.</summary>
    public int Count => _rows.Count;

    /// <summary>Takes the rows of another table, and says which of them were here already, and as what.</summary>
    public Dictionary<Row, Row> Join(RowTable other)
    {
        var same = new Dictionary<Row, Row>(ReferenceEqualityComparer.Instance);
        foreach (var (key, row) in other._rows)
            if (!_rows.TryAdd(key, row)) same[row] = _rows[key];
        foreach (var (rule, set) in other._ruleSets) _ruleSets.TryAdd(rule, set);
        foreach (var (rule, parts) in other._egress) _egress.TryAdd(rule, parts);
        foreach (var (set, _) in other._sets) _sets.TryAdd(set, set);
        return same;
    }

    /// <summary>The rows of whom these policies select.</summary>
    /// <param name="selecting">The policies.</param>
    /// <param name="subjectPorts">The named ports of whom they select.</param>
    /// <param name="drafts">Where rows are kept when they are new; null while a matrix is being built: then they are kept here.</param>
    public RowPair Of(List<CompiledPolicy> selecting, ImmutableArray<ContainerPort> subjectPorts, Dictionary<RowKey, Row>? drafts) =>
        selecting.Count == 0 ? RowPair.Open : new(
            Of(PolicyType.Ingress, selecting, subjectPorts, drafts) ?? Row.OpenIngress, Of(PolicyType.Egress, selecting, subjectPorts, drafts) ?? Row.OpenEgress);

    private Row? Of(PolicyType direction, List<CompiledPolicy> selecting, ImmutableArray<ContainerPort> subjectPorts, Dictionary<RowKey, Row>? drafts)
    {
        var (length, isIsolated) = (0, false);
        foreach (var policy in selecting)
        {
            if (policy.Rules(direction) is not { IsDefault: false } some) continue;
            isIsolated = true;
            length += some.Length;
        }
        if (!isIsolated) return null;
        var (rules, at) = (new CompiledRule[length], 0);
        foreach (var policy in selecting)
        {
            if (policy.Rules(direction) is not { IsDefault: false } some) continue;
            some.CopyTo(rules, at);
            at += some.Length;
        }
        return Of(direction, rules, subjectPorts, drafts);
    }

    private Row Of(PolicyType direction, CompiledRule[] rules, ImmutableArray<ContainerPort> subjectPorts, Dictionary<RowKey, Row>? drafts)
    {
        // A few rules, nearly in order.
        for (var i = 1; i < rules.Length; i++)
        {
            var (rule, at) = (rules[i], i);
            for (; at > 0 && rules[at - 1].Order > rule.Order; at--) rules[at] = rules[at - 1];
            rules[at] = rule;
        }
        var (count, readsNames) = (0, false);
        for (var i = 0; i < rules.Length; i++)
        {
            if (count > 0 && ReferenceEquals(rules[count - 1], rules[i])) continue;
            rules[count++] = rules[i];
            readsNames |= rules[i].HasNames;
        }
        if (count < rules.Length) rules = rules[..count];
        var key = new RowKey(direction, ImmutableCollectionsMarshal.AsImmutableArray(rules), direction == PolicyType.Ingress && readsNames ? subjectPorts : []);
        if (_rows.TryGetValue(key, out var known) || drafts?.TryGetValue(key, out known) == true) return known;
        return (drafts ?? _rows)[key] = new Row(direction, key.Rules, key.SubjectPorts, Entries(key, keep: drafts is null), identities.All.Length);
    }

    private ImmutableArray<RowEntry> Entries(RowKey key, bool keep)
    {
        var parts = new List<RowEntry>();
        foreach (var rule in key.Rules)
        {
            if (key.Direction == PolicyType.Egress)
                foreach (var part in EgressOf(rule, keep)) Add(parts, part.Ports, part.Peers);
            else
                Add(parts, rule.PortsOn(key.SubjectPorts), AdmittedBy(rule, keep));
        }
        return parts.Count < 2 ? [.. parts] : Disjoint(parts, keep);
    }

    // Towards a destination a name is what that destination declares.
    private RowEntry[] EgressOf(CompiledRule rule, bool keep)
    {
        if (_egress.TryGetValue(rule, out var known)) return known;
        var admitted = AdmittedBy(rule, keep);
        var parts = new List<RowEntry>();
        Add(parts, rule.Numbered, admitted);
        if (rule.HasNames)
            foreach (var (ports, bearers) in identities.Layouts)
                Add(parts, rule.PortsOn(ports).Except(rule.Numbered), bearers.Intersect(admitted));
        return keep ? _egress[rule] = [.. parts] : [.. parts];
    }

    private static void Add(List<RowEntry> parts, Connectivity ports, IntegerSet admitted)
    {
        if (ports.IsEmpty || admitted.IsEmpty) return;
        for (var i = 0; i < parts.Count; i++)
        {
            if (!parts[i].Ports.Equals(ports)) continue;
            parts[i] = new(ports, parts[i].Peers.Union(admitted));
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
            var at = joined.Count - 1;
            while (at >= 0 && !joined[at].Peers.Equals(entry.Peers)) at--;
            if (at < 0) joined.Add(new(entry.Ports, Shared(entry.Peers, keep)));
            else joined[at] = joined[at] with { Ports = joined[at].Ports.Union(entry.Ports) };
        }
        return [.. joined];
    }

    private IntegerSet AdmittedBy(CompiledRule rule, bool keep)
    {
        if (rule.Peers.IsEmpty) return IntegerSet.Everything;
        if (_ruleSets.TryGetValue(rule, out var known)) return known;
        var sets = new IntegerSet[rule.Peers.Length];
        for (var i = 0; i < sets.Length; i++) sets[i] = peers.Of(rule.Peers[i]);
        var set = IntegerSet.UnionOf(sets);
        return keep ? _ruleSets[rule] = Shared(set, keep) : set;
    }

    private IntegerSet Shared(IntegerSet set, bool keep)
    {
        if (_sets.TryGetValue(set, out var known)) return known;
        if (keep) _sets[set] = set;
        return set;
    }
}
