using PolicyStudio.Engine.Matrix.Compiling;
using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Matrix.Rows;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix;

/// <summary>
/// Who reaches whom on which ports, for a whole snapshot. A change gives a new matrix that shares all it does not touch with the one before:
/// what a change makes new is decided by looking at it, everything else by the rows that are there. Immutable; any number of threads may ask.
/// </summary>
internal sealed class ReachabilityMatrix
{
    private readonly MatrixBase _base;
    private readonly MatrixChanges _changes;
    private readonly bool _byAddress;

    internal ReachabilityMatrix(MatrixBase unchanged, MatrixChanges changes) =>
        (_base, _changes, _byAddress) = (unchanged, changes, unchanged.Input.Snapshot.Plugin.MatchesPodsByAddress);

    /// <summary>What a snapshot's policies read, and those of changes since.</summary>
    public PolicyReads Reads => _changes.Reads;

    /// <summary>How many identities there are, addresses among them.</summary>
    public int Count => _base.Input.Identities.All.Length + _changes.Added.Count;

    /// <summary>The matrix of a snapshot.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ReachabilityMatrix Of(ClusterSnapshot snapshot, CancellationToken cancellation = default) => Of(new MatrixInput(snapshot, cancellation), cancellation);

    /// <summary>The matrix of a snapshot that is ready.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ReachabilityMatrix Of(MatrixInput input, CancellationToken cancellation = default) =>
        new(new(input, cancellation), MatrixChanges.None(input.Reads));

    /// <summary>The identity of a pod of the snapshot; of another pod the one it would have.</summary>
    public Identity IdentityOf(Pod pod)
    {
        if (_changes.Moved.Count > 0 && _changes.Moved.TryGetValue(pod, out var moved)) return StillHas(pod, moved) ? moved : Edit().IdentityOf(pod);
        var id = _base.Input.Identities.IdOf(pod);
        return id >= 0 && StillHas(pod, this[id]) ? this[id] : Edit().IdentityOf(pod);
    }

    // Every pod of the snapshot has been moved where it had to be. One that the changes have put another in the place of may be asked about too:
    // it would stand in its namespace as that is now, and be seen by all that is read now.
    private bool StillHas(Pod pod, Identity identity) =>
        (_changes.Namespaces.IsEmpty || !_changes.Namespaces.TryGetValue(pod.Namespace, out var now) || now.Labels.Equals(identity.Namespace!.Labels))
        && (_changes.Beyond is not { } beyond || identity.Id >= _changes.SeenBeyondFrom || !beyond.Sees(pod));

    /// <summary>Whether a pod has another identity than in the matrix that stands below the changes.</summary>
    public bool HasMoved(Pod pod) => _changes.Moved.Count > 0 && _changes.Moved.ContainsKey(pod);

    /// <summary>The identity of an address outside.</summary>
    public Identity IdentityOf(IpAddress address) =>
        _changes.Beyond is { Blocks.IsEmpty: false } ? Identity.Of(int.MaxValue, new(address, address)) : this[_base.Input.Identities.Outside.IndexOf(address)];

    /// <summary>The identity of that number.</summary>
    public Identity this[int id] => id < _base.Input.Identities.All.Length ? _base.Input.Identities.All[id] : _changes.Added[id - _base.Input.Identities.All.Length].Identity;

    /// <summary>What an identity admits, and whom it may reach.</summary>
    public RowPair RowsOf(Identity identity)
    {
        var table = _base.Input.Identities;
        if (identity.Pod is null) return RowPair.Open;
        if (identity.Id < table.All.Length)
            return _changes.Rows.IsEmpty || table.NamespaceAt(identity.Namespace!.Name) is not (>= 0 and var place) || !_changes.Rows.TryGetValue(place, out var rows)
                ? _base.RowsOf(identity.Id) : rows[identity.Id - table.InNamespaces(place, place + 1).First];
        return identity.Id == int.MaxValue ? Edit().RowsOf(identity) : _changes.Added[identity.Id - table.All.Length].Rows;
    }

    /// <summary>The policies that select a pod; none where nothing enforces them.</summary>
    public IReadOnlyList<CompiledPolicy> PoliciesOf(Pod pod)
    {
        var identity = IdentityOf(pod);
        return identity.Id < _base.Input.Identities.All.Length && !_changes.Policies.ContainsKey(pod.Namespace) ? _base.SelectingOf(identity.Id) : Edit().SelectingOf(identity);
    }

    /// <summary>The ports that one side's rows admit of the other.</summary>
    public Connectivity Admits(Row row, Identity other) => row.Admits(other, _byAddress);

    /// <summary>Every port that policies leave open between two identities.</summary>
    public Connectivity Connect(Identity source, Identity destination) => Connect((source, RowsOf(source)), (destination, RowsOf(destination)));

    /// <summary>The same for whoever has looked up their rows.</summary>
    public Connectivity Connect((Identity Identity, RowPair Rows) source, (Identity Identity, RowPair Rows) destination)
    {
        var ingress = destination.Rows.Ingress.Admits(source.Identity, _byAddress);
        return ingress.IsEmpty ? ingress : ingress.Intersect(source.Rows.Egress.Admits(destination.Identity, _byAddress));
    }

    /// <summary>Whether what is the same row, or the same identity's number, here and there is the same.</summary>
    public bool SharesRowsWith(ReachabilityMatrix other) => ReferenceEquals(_base, other._base);

    /// <summary>This matrix with pods told apart by what other policies read too.</summary>
    public ReachabilityMatrix ReadingToo(PolicyReads others, ClusterSnapshot snapshot)
    {
        var more = others.Beyond(Reads);
        if (more.IsNothing) return this;
        var edit = Edit();
        edit.Read(more);
        foreach (var pod in snapshot.Workloads.SelectMany(w => w.Pods).Where(more.Sees)) edit.Move(pod);
        return edit.ToMatrix();
    }

    /// <summary>Begins a change; this matrix stays as it is.</summary>
    public MatrixEdit Edit() => new(_base, _changes);

    /// <summary>The matrix of a later snapshot, or of one with a draft laid over it: what is the same object in both is not looked at again.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ReachabilityMatrix After(ClusterSnapshot before, ClusterSnapshot after, CancellationToken cancellation = default)
    {
        // Changes upon changes grow: from time to time the matrix is made anew.
        if (_changes.Moved.Count > SnapshotChanges.Most(after)) return Of(after, cancellation);
        return SnapshotChanges.Find(before, after)?.ApplyTo(Edit(), Reads, cancellation)?.ToMatrix() ?? Of(after, cancellation);
    }
}
