using System.Collections.Immutable;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Web.State.Looking;

/// <summary>Which of a target's edges are shown; an edge must pass every part. Counts cover all edges, shown or not.</summary>
public sealed record EdgeFilter
{
    /// <summary>Everything is shown.</summary>
    public static EdgeFilter None { get; } = new();

    /// <summary>The namespaces of the peers, <see cref="SceneLane.OutsideId"/> among them; empty for all.</summary>
    public ImmutableSortedSet<string> Namespaces { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The verdicts; empty for all.</summary>
    public ImmutableSortedSet<Outcome> Outcomes { get; init; } = [];

    /// <summary>A label of the peer's pods or of its namespace, <c>team=shop</c> or <c>team</c> for any value; empty for all.</summary>
    public string Label { get; init; } = "";

    /// <summary>A port that edges are open on; null for whatever they are.</summary>
    public PortFilter? Port { get; init; }

    /// <summary>Whether only what the draft changes is shown.</summary>
    public bool ChangedOnly { get; init; }

    /// <summary>Whether nothing is left out.</summary>
    public bool IsEmpty => Equals(None);

    /// <summary>How many parts it has, for a sign on its button; <see cref="ChangedOnly"/> has a button of its own.</summary>
    public int Parts => (Namespaces.IsEmpty ? 0 : 1) + (Outcomes.IsEmpty ? 0 : 1) + (Label.Length == 0 ? 0 : 1) + (Port is null ? 0 : 1);

    /// <summary>Whether an edge is shown.</summary>
    public bool Shows(EdgeDiff edge) =>
        (!ChangedOnly || edge.Change != EdgeChange.None)
        && (Outcomes.IsEmpty || Outcomes.Contains(edge.After.Outcome))
        && (Namespaces.IsEmpty || Namespaces.Contains(NamespaceOf(edge.After.Peer)))
        && (Port is null || Port.IsIn(edge.After.Connectivity))
        && (Label.Length == 0 || Bears(edge.After));

    /// <summary>The edges that are shown of an answer.</summary>
    public ReachabilityDiff Of(ReachabilityDiff reach) => IsEmpty ? reach : reach with { Edges = [.. reach.Edges.Where(Shows)] };

    /// <summary>With a namespace in it that was not, or the other way round.</summary>
    public EdgeFilter Toggle(string ns) => this with { Namespaces = Namespaces.SymmetricExcept([ns]) };

    /// <summary>With a verdict in it that was not, or the other way round.</summary>
    public EdgeFilter Toggle(Outcome outcome) => this with { Outcomes = Outcomes.SymmetricExcept([outcome]) };

    /// <inheritdoc/>
    public bool Equals(EdgeFilter? other) => other is not null && ChangedOnly == other.ChangedOnly && Label == other.Label && Port == other.Port
        && Namespaces.SetEquals(other.Namespaces) && Outcomes.SetEquals(other.Outcomes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ChangedOnly, Label, Port, Namespaces.Count, Outcomes.Count);

    internal static string NamespaceOf(Engine.Reachability.Endpoint peer) => peer is WorkloadEndpoint w ? w.Workload.Namespace : SceneLane.OutsideId;

    private bool Bears(ReachabilityEdge edge)
    {
        if (edge.Peer is not WorkloadEndpoint peer) return false;
        var (key, value) = Label.Split('=', 2) is [var k, var v] ? (k, v) : (Label, null);
        var ns = edge.Verdict.Snapshot.NamespaceOf(peer.Workload.Namespace).Labels;
        return Has(peer.Representative.Labels) || Has(ns);

        bool Has(Engine.Labels.LabelSet labels) => value is null ? labels.Has(key) : labels.Has(key, value);
    }
}
