using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Matrix.Indexing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix.Compiling;

/// <summary>A snapshot made ready for its matrix: policies compiled, pods reduced to identities, labels to numbers. Nothing is evaluated yet.</summary>
internal sealed class MatrixInput
{
    /// <summary>Makes a snapshot ready.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public MatrixInput(ClusterSnapshot snapshot, CancellationToken cancellation = default)
    {
        Snapshot = snapshot;
        ImmutableArray<NetworkPolicy> policies = snapshot.Plugin.Enforces ? snapshot.Policies : [];
        Reads = PolicyReads.Of(snapshot);
        (IdentityTable? identities, NamespaceIndex? namespaces) = (null, null);
        Parallel.Invoke(new ParallelOptions { CancellationToken = cancellation }, () => identities = new(snapshot, Reads, cancellation),
            () => namespaces = new(snapshot, policies.SelectMany(p => p.Peers).Select(p => p.NamespaceSelector).OfType<LabelSelector>().Distinct()));
        (Identities, Namespaces) = (identities!, namespaces!);
        Compiler = new(Identities.Symbols, Namespaces);
        Policies = policies.GroupBy(p => p.Namespace, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new NamespacePolicies([.. g.Select(p => Compiler.Compile(p, keep: true))]).Indexed(), StringComparer.Ordinal);
    }

    /// <summary>The snapshot.</summary>
    public ClusterSnapshot Snapshot { get; }

    /// <summary>What its policies read of pods.</summary>
    public PolicyReads Reads { get; }

    /// <summary>Its pods and addresses as identities.</summary>
    public IdentityTable Identities { get; }

    /// <summary>Its namespaces by label.</summary>
    public NamespaceIndex Namespaces { get; }

    /// <summary>What compiled its policies.</summary>
    public PolicyCompiler Compiler { get; }

    /// <summary>Its policies by namespace; none where nothing enforces them.</summary>
    public IReadOnlyDictionary<string, NamespacePolicies> Policies { get; }
}
