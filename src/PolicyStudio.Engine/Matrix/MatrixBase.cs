using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Matrix;

/// <summary>
/// The whole matrix of a snapshot: of every identity what it admits, and whom it may reach. Rows are shared, so that a hundred thousand pods
/// take some thousand rows. Immutable once it is made.
/// </summary>
internal sealed class MatrixBase
{
    private readonly RowPair[] _rows;

    /// <summary>Evaluates every policy.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public MatrixBase(MatrixInput input, CancellationToken cancellation = default)
    {
        Input = input;
        Peers = new(input, cancellation);
        Rows = new(input.Identities, Peers);
        _rows = new RowPair[input.Identities.All.Length];
        Array.Fill(_rows, RowPair.Open);
        foreach (var (ns, policies) in input.Policies)
        {
            cancellation.ThrowIfCancellationRequested();
            if (input.Identities.NamespaceAt(ns) is >= 0 and var at) Fill(input.Identities.InNamespaces(at, at + 1), policies);
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

    private void Fill((int First, int End) run, ImmutableArray<CompiledPolicy> policies)
    {
        var (first, end) = run;
        if (first == end) return;
        var selecting = new List<CompiledPolicy>?[end - first];
        var selected = new List<int>();
        foreach (var policy in policies)
        {
            selected.Clear();
            Input.Identities.Index.Match(policy.Selector, first, end, selected);
            foreach (var id in selected) (selecting[id - first] ??= []).Add(policy);
        }
        var rules = new List<CompiledRule>();
        for (var id = first; id < end; id++)
        {
            if (selecting[id - first] is not { } isolating) continue;
            _rows[id] = new(RowOf(PolicyType.Ingress, id, isolating, rules) ?? Row.OpenIngress, RowOf(PolicyType.Egress, id, isolating, rules) ?? Row.OpenEgress);
        }
    }

    private Row? RowOf(PolicyType direction, int id, List<CompiledPolicy> isolating, List<CompiledRule> rules)
    {
        rules.Clear();
        var isIsolated = false;
        foreach (var policy in isolating)
        {
            if (policy.Rules(direction) is not { IsDefault: false } some) continue;
            isIsolated = true;
            rules.AddRange(some);
        }
        return isIsolated ? Rows.Of(direction, rules, Input.Identities.PortsOf(id), drafts: null) : null;
    }
}
