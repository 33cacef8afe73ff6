using System.Collections.Immutable;

namespace PolicyStudio.Engine.Matrix;

/// <summary>
/// The whole matrix of a snapshot: of every identity what it admits, and whom it may reach. Rows are shared, so that a hundred thousand pods
/// take some thousand rows. Immutable once it is made.
/// </summary>
internal sealed class MatrixBase
{
    private readonly RowPair[] _rows;
    private readonly List<CompiledPolicy>?[] _selecting;

    /// <summary>Evaluates every policy.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public MatrixBase(MatrixInput input, CancellationToken cancellation = default)
    {
        Input = input;
        Peers = new(input, cancellation);
        Rows = new(input.Identities, Peers);
        _rows = new RowPair[input.Identities.All.Length];
        Array.Fill(_rows, RowPair.Open);
        _selecting = new List<CompiledPolicy>?[_rows.Length];
        foreach (var (ns, policies) in input.Policies)
        {
            cancellation.ThrowIfCancellationRequested();
            if (input.Identities.NamespaceAt(ns) is >= 0 and var at) Fill(input.Identities.InNamespaces(at, at + 1), policies.All);
        }
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

    private void Fill((int First, int End) run, ImmutableArray<CompiledPolicy> policies)
    {
        var (first, end) = run;
        if (first == end) return;
        var selected = new List<int>();
        foreach (var policy in policies)
        {
            selected.Clear();
            Input.Identities.Index.Match(policy.Selector, first, end, selected);
            foreach (var id in selected) (_selecting[id] ??= []).Add(policy);
        }
        for (var id = first; id < end; id++)
            if (_selecting[id] is { } selecting) _rows[id] = Rows.Of(selecting, Input.Identities.PortsOf(id), drafts: null);
    }
}
