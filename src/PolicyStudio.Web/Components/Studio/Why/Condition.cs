using System.Collections.Immutable;

namespace PolicyStudio.Web.Components.Studio.Why;

/// <summary>One condition that a rule's peer sets.</summary>
/// <param name="Field">
/// Which part of the peer or rule sets it: <c>namespaceSelector</c>, <c>podSelector</c>, <c>ipBlock</c> or <c>ports</c>; null for
/// what no field says.
/// </param>
/// <param name="Holds">Whether the connection meets it.</param>
/// <param name="Wants">What it wants: <c>the namespace labelled name=backend</c>.</param>
/// <param name="Brief">The finding in a list, where the source stands beside it; empty when it holds.</param>
/// <param name="Finding">What was found instead, <c>namespace web has name=web</c>; empty when it holds.</param>
public sealed record Condition(string? Field, bool Holds, ImmutableArray<Phrase> Wants, string Brief, string Finding)
{
    /// <summary>Whether it is about the port: the peer's conditions come before it.</summary>
    public bool IsPort { get; init; }
}
