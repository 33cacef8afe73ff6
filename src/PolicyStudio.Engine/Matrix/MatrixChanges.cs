using System.Collections.Immutable;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix;

/// <summary>What is otherwise than in the matrix that stands below. Immutable: changes on top of changes share what stays.</summary>
internal sealed record MatrixChanges
{
    /// <summary>What policies read, those of the changes included.</summary>
    public required PolicyReads Reads { get; init; }

    /// <summary>What of it the policies of the matrix below do not read; null where that is nothing.</summary>
    public PolicyReads? Beyond { get; init; }

    /// <summary>Identities that the matrix below has not; their numbers follow its own.</summary>
    public ImmutableArray<Identity> Added { get; init; } = [];

    /// <summary>Their places among the added, by what tells them apart.</summary>
    public ImmutableDictionary<IdentitySignature, int> Signatures { get; init; } = ImmutableDictionary<IdentitySignature, int>.Empty;

    /// <summary>Pods that are new, or have another identity.</summary>
    public ImmutableDictionary<Pod, Identity> Moved { get; init; } = ImmutableDictionary.Create<Pod, Identity>(ReferenceEqualityComparer.Instance);

    /// <summary>Rows of added identities, and those that a changed policy gave to others, by the identity's number.</summary>
    public ImmutableDictionary<int, RowPair> Rows { get; init; } = ImmutableDictionary<int, RowPair>.Empty;

    /// <summary>All policies of the namespaces in which one has changed.</summary>
    public ImmutableDictionary<string, ImmutableArray<CompiledPolicy>> Policies { get; init; } = ImmutableDictionary.Create<string, ImmutableArray<CompiledPolicy>>(StringComparer.Ordinal);

    /// <summary>Namespaces that are new or have other labels.</summary>
    public ImmutableDictionary<string, Namespace> Namespaces { get; init; } = ImmutableDictionary.Create<string, Namespace>(StringComparer.Ordinal);

    /// <summary>No change.</summary>
    public static MatrixChanges None(PolicyReads reads) => new() { Reads = reads };
}
