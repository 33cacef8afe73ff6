using System.Collections.Immutable;
using PolicyStudio.Engine.Matrix.Compiling;
using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Matrix.Rows;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix;

/// <summary>
/// One change of a matrix while it is made: policies first, then namespaces, then pods. A pod with labels that another pod has joins that
/// one's identity; otherwise it becomes an identity of its own. A changed policy gives new rows to those it selects, and to nobody else.
/// </summary>
internal sealed class MatrixEdit(MatrixBase below, MatrixChanges changes)
{
    private readonly List<CompiledPolicy> _isolating = [];
    private Dictionary<RowKey, Row>? _drafts;
    private MatrixChanges _changes = changes;
    private List<AddedIdentity>? _added;
    private Dictionary<IdentitySignature, int>? _signatures;
    private Dictionary<Pod, Identity>? _moved;

    private IdentityTable Table => below.Input.Identities;

    private IReadOnlyList<AddedIdentity> Added => _added ?? _changes.Added;

    /// <summary>The matrix with everything changed; afterwards this edit is done with.</summary>
    public ReachabilityMatrix ToMatrix() => new(below, _moved is null && _added is null ? _changes
        : _changes with { Added = Added, Signatures = _signatures ?? _changes.Signatures, Moved = _moved ?? _changes.Moved });

    /// <summary>Lets policies come that read more than those there were. Pods that are seen with other eyes then are to be moved by whoever asks for it.</summary>
    public void Read(PolicyReads more)
    {
        var all = _changes.Reads.Union(more);
        _changes = _changes with { Reads = all, Beyond = all.Beyond(below.Input.Reads), SeenBeyondFrom = Table.All.Length + Added.Count };
    }

    /// <summary>Puts a policy in the place of another.</summary>
    /// <param name="before">The policy as it was, or null where there was none.</param>
    /// <param name="after">The policy as it will be, or null where it goes.</param>
    public void Change(NetworkPolicy? before, NetworkPolicy? after)
    {
        if (!below.Input.Snapshot.Plugin.Enforces) return;
        var ns = (before ?? after)!.Namespace;
        var policies = PoliciesOf(ns);
        var was = before is null ? null : policies.Find(before.Name);
        var willBe = after is null ? null : below.Input.Compiler.Compile(after, keep: false);
        var isFirst = !_changes.Policies.ContainsKey(ns);
        var changed = policies.With(was, willBe);
        _changes = _changes with { Policies = _changes.Policies.SetItem(ns, changed) };
        RereadBelow(ns, was, willBe, isFirst ? null : changed);
        RereadAdded(ns, was, willBe);
    }

    /// <summary>Gives a namespace other labels. Its pods are to be moved by whoever asks for it.</summary>
    public void Change(Namespace after) => _changes = _changes with { Namespaces = _changes.Namespaces.SetItem(after.Name, after) };

    /// <summary>Lets a pod be found under the identity that it has now.</summary>
    public Identity Move(Pod pod)
    {
        var identity = Resolve(pod, keep: true);
        (_moved ??= _changes.Moved.Count == 0 ? new(ReferenceEqualityComparer.Instance) : new(_changes.Moved, ReferenceEqualityComparer.Instance))[pod] = identity;
        return identity;
    }

    /// <summary>The identity that a pod would have.</summary>
    public Identity IdentityOf(Pod pod) => Resolve(pod, keep: false);

    /// <summary>What a pod admits, and whom it may reach, by the policies of its namespace.</summary>
    public RowPair RowsOf(Identity identity) => RowsOf(identity, _changes.Reads.NamedPorts(identity.Pod!));

    private RowPair RowsOf(Identity identity, ImmutableArray<ContainerPort> ports)
    {
        _isolating.Clear();
        PoliciesOf(identity.Namespace!.Name).Selecting(identity.Pod!.Labels, _isolating);
        return below.Rows.Of(_isolating, ports, _drafts ??= []);
    }

    /// <summary>The policies of its namespace that select an identity.</summary>
    public List<CompiledPolicy> SelectingOf(Identity identity)
    {
        var policies = PoliciesOf(identity.Namespace!.Name);
        if (identity.Id < Table.All.Length) return [.. policies.All.Where(p => Table.Index.Matches(p.Selector, identity.Id))];
        var selecting = new List<CompiledPolicy>();
        policies.Selecting(identity.Pod!.Labels, selecting);
        return selecting;
    }

    private Identity Resolve(Pod pod, bool keep)
    {
        var ns = _changes.Namespaces.GetValueOrDefault(pod.Namespace) ?? below.Input.Snapshot.NamespaceOf(pod.Namespace);
        if (_changes.Beyond?.Sees(pod) != true && Table.Find(pod, ns) is >= 0 and var id) return Table.All[id];
        var signature = new IdentitySignature(ns, pod, _changes.Reads);
        if ((_signatures ?? _changes.Signatures).TryGetValue(signature, out var at)) return Added[at].Identity;
        if (!keep) return Identity.Of(int.MaxValue, ns, pod);
        var identity = Identity.Of(Table.All.Length + Added.Count, ns, pod);
        (_signatures ??= _changes.Signatures.Count == 0 ? [] : new(_changes.Signatures))[signature] = Added.Count;
        (_added ??= [.. _changes.Added]).Add(new(identity, RowsOf(identity, signature.Ports)));
        return identity;
    }

    private NamespacePolicies PoliciesOf(string ns) =>
        _changes.Policies.TryGetValue(ns, out var changed) ? changed : below.Input.Policies.GetValueOrDefault(ns, NamespacePolicies.None);

    // Who bears what only a change reads has an identity of its own; of those that were there before, their numbers speak and not one of their pods.
    private void RereadBelow(string ns, CompiledPolicy? was, CompiledPolicy? willBe, NamespacePolicies? all)
    {
        var place = Table.NamespaceAt(ns);
        if (place < 0) return;
        var (first, end) = Table.InNamespaces(place, place + 1);
        var selected = new List<int>();
        if (was is not null) Table.Index.Match(was.Selector, first, end, selected);
        var selectedBefore = selected.Count;
        if (willBe is not null) Table.Index.Match(willBe.Selector, first, end, selected);
        if (selected.Count == 0) return;

        var rows = _changes.Rows.TryGetValue(place, out var changed) ? changed.ToArray() : below.RowsOf(first, end).ToArray();
        for (var i = 0; i < selected.Count; i++)
        {
            var id = selected[i];
            // Whom both select comes twice; the second time speaks of the policy that is.
            if (i < selectedBefore && willBe is not null && Table.Index.Matches(willBe.Selector, id)) continue;
            _isolating.Clear();
            if (all is null)
            {
                foreach (var policy in below.SelectingOf(id))
                    if (!ReferenceEquals(policy, was)) _isolating.Add(policy);
                if (i >= selectedBefore) _isolating.Add(willBe!);
            }
            else
            {
                foreach (var policy in all.All)
                    if (Table.Index.Matches(policy.Selector, id)) _isolating.Add(policy);
            }
            rows[id - first] = below.Rows.Of(_isolating, Table.PortsOf(id), _drafts ??= []);
        }
        _changes = _changes with { Rows = _changes.Rows.SetItem(place, rows) };
    }

    private void RereadAdded(string ns, CompiledPolicy? was, CompiledPolicy? willBe)
    {
        for (var i = 0; i < Added.Count; i++)
        {
            var identity = Added[i].Identity;
            if (identity.Namespace?.Name != ns) continue;
            var labels = identity.Pod!.Labels;
            if (was?.Subject.Matches(labels) == true || willBe?.Subject.Matches(labels) == true)
                (_added ??= [.. _changes.Added])[i] = new(identity, RowsOf(identity));
        }
    }
}
