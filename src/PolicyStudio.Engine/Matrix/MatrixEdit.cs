using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix;

/// <summary>
/// One change of a matrix while it is made: policies first, then namespaces, then pods. A pod with labels that another pod has joins that
/// one's identity; otherwise it becomes an identity of its own, which costs as much as its namespace has policies.
/// </summary>
internal sealed class MatrixEdit(MatrixBase below, MatrixChanges changes)
{
    // Beyond so many identities it is cheaper to ask each policy for its pods than each pod for its policies.
    private const int Few = 8;

    private readonly Dictionary<RowKey, Row> _rows = [];
    private readonly List<CompiledRule> _ingress = [];
    private readonly List<CompiledRule> _egress = [];
    private MatrixChanges _changes = changes;
    private List<Identity>? _added;

    private IdentityTable Table => below.Input.Identities;

    private int Count => Table.All.Length + (_added?.Count ?? _changes.Added.Length);

    /// <summary>The matrix with everything changed.</summary>
    public ReachabilityMatrix ToMatrix() => new(below, _added is null ? _changes : _changes with { Added = [.. _added] });

    /// <summary>How many identities have been added since the matrix below was made.</summary>
    public int AddedCount => _added?.Count ?? _changes.Added.Length;

    /// <summary>Lets policies come that read more than those there were. Pods that are seen with other eyes then are to be moved by whoever asks for it.</summary>
    public void Read(PolicyReads more)
    {
        var all = _changes.Reads.Union(more);
        _changes = _changes with { Reads = all, Beyond = all.Beyond(below.Input.Reads) };
    }

    /// <summary>Puts a policy in the place of another.</summary>
    /// <param name="before">The policy as it was, or null where there was none.</param>
    /// <param name="after">The policy as it will be, or null where it goes.</param>
    public void Change(NetworkPolicy? before, NetworkPolicy? after)
    {
        var ns = (before ?? after)!.Namespace;
        var policies = PoliciesOf(ns);
        var at = before is null ? -1 : FindIndex(policies, before);
        if (at >= 0) policies = policies.RemoveAt(at);
        if (after is not null && below.Input.Snapshot.Plugin.Enforces) policies = policies.Add(below.Input.Compiler.Compile(after, keep: false));
        _changes = _changes with { Policies = _changes.Policies.SetItem(ns, policies) };
        var subjects = new[] { before?.PodSelector, after?.PodSelector }.OfType<LabelSelector>().ToList();
        Reread(Selected(ns, subjects), ns, policies);
    }

    /// <summary>Gives a namespace other labels. Its pods are to be moved by whoever asks for it.</summary>
    public void Change(Namespace after) => _changes = _changes with { Namespaces = _changes.Namespaces.SetItem(after.Name, after) };

    /// <summary>Lets a pod be found under the identity that it has now.</summary>
    public Identity Move(Pod pod)
    {
        var identity = Resolve(pod, keep: true);
        _changes = _changes with { Moved = _changes.Moved.SetItem(pod, identity) };
        return identity;
    }

    /// <summary>The identity that a pod would have.</summary>
    public Identity IdentityOf(Pod pod) => Resolve(pod, keep: false);

    /// <summary>What an identity admits, and whom it may reach, by the policies of its namespace.</summary>
    public RowPair RowsOf(Identity identity)
    {
        _ingress.Clear();
        _egress.Clear();
        var (entering, leaving) = (false, false);
        foreach (var policy in PoliciesOf(identity.Namespace!.Name))
            if (IsSelected(identity, policy)) Add(policy, ref entering, ref leaving);
        return Rows(identity, entering, leaving);
    }

    private Identity Resolve(Pod pod, bool keep)
    {
        var ns = _changes.Namespaces.GetValueOrDefault(pod.Namespace) ?? below.Input.Snapshot.NamespaceOf(pod.Namespace);
        if (_changes.Beyond?.Sees(pod) != true && Table.Find(pod, ns) is >= 0 and var id) return Table.All[id];
        var signature = new IdentitySignature(ns, pod, _changes.Reads);
        if (_changes.Signatures.TryGetValue(signature, out var at)) return _added?[at] ?? _changes.Added[at];
        if (!keep) return Identity.Of(int.MaxValue, ns, pod);
        var identity = Identity.Of(Count, ns, pod);
        (_added ??= [.. _changes.Added]).Add(identity);
        _changes = _changes with { Signatures = _changes.Signatures.SetItem(signature, _added.Count - 1), Rows = _changes.Rows.SetItem(identity.Id, RowsOf(identity)) };
        return identity;
    }

    private ImmutableArray<CompiledPolicy> PoliciesOf(string ns) =>
        _changes.Policies.TryGetValue(ns, out var changed) ? changed : below.Input.Policies.GetValueOrDefault(ns, []);

    private static int FindIndex(ImmutableArray<CompiledPolicy> policies, NetworkPolicy policy)
    {
        for (var i = 0; i < policies.Length; i++)
            if (policies[i].Policy.Name == policy.Name) return i;
        return -1;
    }

    // The identities of a namespace that one of the selectors matches.
    private List<Identity> Selected(string ns, List<LabelSelector> subjects)
    {
        var selected = new SortedSet<int>();
        if (Table.NamespaceAt(ns) is >= 0 and var at)
        {
            var (first, end) = Table.InNamespaces(at, at + 1);
            var found = new List<int>();
            foreach (var subject in subjects) Table.Index.Match(new(subject, Table.Symbols), first, end, found);
            selected.UnionWith(found);
        }
        var added = _added is null ? _changes.Added.AsSpan() : CollectionsMarshal.AsSpan(_added);
        var all = selected.Select(id => Table.All[id]).ToList();
        foreach (var identity in added)
            if (identity.Namespace?.Name == ns && subjects.Exists(s => s.Matches(identity.Pod!.Labels))) all.Add(identity);
        return all;
    }

    private void Reread(List<Identity> identities, string ns, ImmutableArray<CompiledPolicy> policies)
    {
        var rows = _changes.Rows.ToBuilder();
        var selecting = identities.Count > Few ? Selecting(ns, policies) : null;
        foreach (var identity in identities)
            rows[identity.Id] = selecting is not null && IsBelow(identity) ? RowsOf(identity, selecting.GetValueOrDefault(identity.Id) ?? []) : RowsOf(identity);
        _changes = _changes with { Rows = rows.ToImmutable() };
    }

    private Dictionary<int, List<CompiledPolicy>> Selecting(string ns, ImmutableArray<CompiledPolicy> policies)
    {
        var selecting = new Dictionary<int, List<CompiledPolicy>>();
        var at = Table.NamespaceAt(ns);
        if (at < 0) return selecting;
        var (first, end) = Table.InNamespaces(at, at + 1);
        var found = new List<int>();
        foreach (var policy in policies)
        {
            found.Clear();
            Table.Index.Match(policy.Selector, first, end, found);
            foreach (var id in found)
            {
                if (!selecting.TryGetValue(id, out var list)) selecting[id] = list = [];
                list.Add(policy);
            }
        }
        return selecting;
    }

    private RowPair RowsOf(Identity identity, List<CompiledPolicy> isolating)
    {
        _ingress.Clear();
        _egress.Clear();
        var (entering, leaving) = (false, false);
        foreach (var policy in isolating) Add(policy, ref entering, ref leaving);
        return Rows(identity, entering, leaving);
    }

    private void Add(CompiledPolicy policy, ref bool entering, ref bool leaving)
    {
        if (!policy.Ingress.IsDefault) _ingress.AddRange(policy.Ingress.AsSpan());
        if (!policy.Egress.IsDefault) _egress.AddRange(policy.Egress.AsSpan());
        (entering, leaving) = (entering || !policy.Ingress.IsDefault, leaving || !policy.Egress.IsDefault);
    }

    private bool IsBelow(Identity identity) => identity.Id < Table.All.Length;

    // Who bears what only a change reads has an identity of its own; of one that was there before, its numbers speak and not one of its pods.
    private bool IsSelected(Identity identity, CompiledPolicy policy) =>
        IsBelow(identity) ? Table.Index.Matches(policy.Selector, identity.Id) : policy.Subject.Matches(identity.Pod!.Labels);

    private RowPair Rows(Identity identity, bool entering, bool leaving)
    {
        if (!entering && !leaving) return RowPair.Open;
        var ports = IsBelow(identity) ? Table.PortsOf(identity.Id) : _changes.Reads.NamedPorts(identity.Pod!);
        return new(entering ? below.Rows.Of(PolicyType.Ingress, _ingress, ports, _rows) : Row.OpenIngress, leaving ? below.Rows.Of(PolicyType.Egress, _egress, ports, _rows) : Row.OpenEgress);
    }
}
