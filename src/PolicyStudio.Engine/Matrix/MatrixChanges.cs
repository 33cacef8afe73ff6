using System.Collections.Frozen;
using System.Collections.Immutable;
using PolicyStudio.Engine.Matrix.Compiling;
using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Matrix.Rows;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix;

/// <summary>What is otherwise than in the matrix that stands below. Nobody writes into it once its matrix is made: changes on top of changes
/// copy what they add to, and share the rest.</summary>
internal sealed record MatrixChanges
{
    /// <summary>What policies read, those of the changes included.</summary>
    public required PolicyReads Reads { get; init; }

    /// <summary>What of it the policies of the matrix below do not read; null where that is nothing.</summary>
    public PolicyReads? Beyond { get; init; }

    /// <summary>The first identity that was made with <see cref="Beyond"/> in mind, by its number.</summary>
    public int SeenBeyondFrom { get; init; }

    /// <summary>Identities that the matrix below has not, with their rows; their numbers follow its own.</summary>
    public IReadOnlyList<AddedIdentity> Added { get; init; } = [];

    /// <summary>Their places among the added, by what tells them apart.</summary>
    public IReadOnlyDictionary<IdentitySignature, int> Signatures { get; init; } = FrozenDictionary<IdentitySignature, int>.Empty;

    /// <summary>Pods that are new, or have another identity; known by the object itself.</summary>
    public IReadOnlyDictionary<Pod, Identity> Moved { get; init; } = FrozenDictionary<Pod, Identity>.Empty;

    /// <summary>The rows of all identities below of the namespaces in which a policy has changed, by the namespace's place.</summary>
    public ImmutableDictionary<int, RowPair[]> Rows { get; init; } = ImmutableDictionary<int, RowPair[]>.Empty;

    /// <summary>All policies of the namespaces in which one has changed.</summary>
    public ImmutableDictionary<string, NamespacePolicies> Policies { get; init; } = ImmutableDictionary.Create<string, NamespacePolicies>(StringComparer.Ordinal);

    /// <summary>Namespaces that are new or have other labels.</summary>
    public ImmutableDictionary<string, Namespace> Namespaces { get; init; } = ImmutableDictionary.Create<string, Namespace>(StringComparer.Ordinal);

    /// <summary>No change.</summary>
    public static MatrixChanges None(PolicyReads reads) => new() { Reads = reads };
}

/// <summary>An identity that a change has made.</summary>
/// <param name="Identity">The identity.</param>
/// <param name="Rows">What it admits, and whom it may reach.</param>
internal sealed record AddedIdentity(Identity Identity, RowPair Rows);
