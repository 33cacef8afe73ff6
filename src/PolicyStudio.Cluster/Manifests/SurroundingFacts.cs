using System.Collections.Immutable;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>What an object that is no part of the network says about it.</summary>
/// <param name="Calls">The Services that it makes the API server call.</param>
/// <param name="Selectors">Its selectors, whose matches hang on labels.</param>
internal sealed record SurroundingFacts(ImmutableArray<ApiServerCall> Calls, ImmutableArray<OtherSelector> Selectors)
{
    /// <inheritdoc/>
    public bool Equals(SurroundingFacts? other) =>
        other is not null && Calls.AsSpan().SequenceEqual(other.Calls.AsSpan()) && Selectors.AsSpan().SequenceEqual(other.Selectors.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Calls.Length, Selectors.Length);
}
