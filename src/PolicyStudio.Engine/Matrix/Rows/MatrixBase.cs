using PolicyStudio.Engine.Matrix.Compiling;

namespace PolicyStudio.Engine.Matrix.Rows;

/// <summary>
/// The whole matrix of a snapshot: of every identity what it admits, and whom it may reach. Rows are shared, so that a hundred thousand pods
/// take some thousand rows. Immutable once it is made.
/// </summary>
internal sealed class MatrixBase
{
    // Below so many identities a second thread costs more than it brings.
    private const int WorthSharing = 512;

    private readonly RowPair[] _rows;
    private readonly List<CompiledPolicy>?[] _selecting;

    /// <summary>Evaluates every policy, on as many cores as there are.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public MatrixBase(MatrixInput input, CancellationToken cancellation = default)
    {
        Input = input;
        var parts = input.Identities.All.Length < WorthSharing ? 1 : Environment.ProcessorCount;
        Peers = new(input, parts, cancellation);
        _rows = new RowPair[input.Identities.All.Length];
        _selecting = new List<CompiledPolicy>?[_rows.Length];
        Array.Fill(_rows, RowPair.Open);

        var shares = Shares(parts);
        var tables = shares.Select(_ => new RowTable(input.Identities, Peers)).ToList();
        Parallel.For(0, shares.Count, new() { CancellationToken = cancellation }, part =>
        {
            foreach (var (place, policies) in shares[part])
            {
                cancellation.ThrowIfCancellationRequested();
                Fill(tables[part], place, policies);
            }
        });
        Rows = tables[0];
        for (var part = 1; part < tables.Count; part++) Join(tables[part], shares[part]);
    }

    /// <summary>What it was made of.</summary>
    public MatrixInput Input { get; }

    /// <summary>Whom peers match.</summary>
    public PeerSets Peers { get; }

    /// <summary>The rows.</summary>
    public RowTable Rows { get; }

    /// <summary>What an identity admits, and whom it may reach.</summary>
    public RowPair RowsOf(int id) => _rows[id];

    /// <summary>The rows of a run of identities.</summary>
    public ReadOnlySpan<RowPair> RowsOf(int first, int end) => _rows.AsSpan(first, end - first);

    /// <summary>The policies that select an identity.</summary>
    public IReadOnlyList<CompiledPolicy> SelectingOf(int id) => _selecting[id] ?? [];

    // Namespaces with about as many policies and identities for each.
    private List<List<(int Place, NamespacePolicies Policies)>> Shares(int parts)
    {
        var all = Input.Policies.Select(p => (Place: Input.Identities.NamespaceAt(p.Key), p.Value, Weight: p.Value.All.Length)).Where(p => p.Place >= 0).ToList();
        var shares = Enumerable.Range(0, parts).Select(_ => new List<(int, NamespacePolicies)>()).ToList();
        var (total, done) = (all.Sum(p => (long)p.Weight), 0L);
        foreach (var (place, policies, weight) in all)
        {
            shares[(int)Math.Min(done * parts / Math.Max(total, 1), parts - 1)].Add((place, policies));
            done += weight;
        }
        return shares;
    }

    private void Fill(RowTable table, int place, NamespacePolicies policies)
    {
        var (first, end) = Input.Identities.InNamespaces(place, place + 1);
        if (first == end) return;
        var selected = new List<int>();
        foreach (var policy in policies.All)
        {
            selected.Clear();
            Input.Identities.Index.Match(policy.Selector, first, end, selected);
            foreach (var id in selected) (_selecting[id] ??= []).Add(policy);
        }
        for (var id = first; id < end; id++)
            if (_selecting[id] is { } selecting) _rows[id] = table.Of(selecting, Input.Identities.PortsOf(id), drafts: null);
    }

    // Each part has kept the rows it met; of those that both met one is enough.
    private void Join(RowTable part, List<(int Place, NamespacePolicies)> share)
    {
        var same = Rows.Join(part);
        foreach (var (place, _) in share)
        {
            var (first, end) = Input.Identities.InNamespaces(place, place + 1);
            for (var id = first; id < end; id++)
                _rows[id] = new(same.GetValueOrDefault(_rows[id].Ingress, _rows[id].Ingress), same.GetValueOrDefault(_rows[id].Egress, _rows[id].Egress));
        }
    }
}
