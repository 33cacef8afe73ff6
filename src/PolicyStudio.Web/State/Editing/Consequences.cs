using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Lifelines;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Editing;

/// <summary>What a change of the draft would do to the whole cluster, and to outside: pairs of which a port opens or closes.</summary>
/// <param name="Denied">Pairs that connect now, and could no longer.</param>
/// <param name="Allowed">Pairs that could connect then, and cannot now.</param>
/// <param name="Fewer">Pairs that lose some ports and keep others, or lose some and gain some.</param>
/// <param name="More">Pairs that gain ports beside those they have.</param>
/// <param name="Broken">Connections that the cluster lives on, and that would close.</param>
public sealed record Consequences(int Denied, int Allowed, int Fewer, int More, int Broken)
{
    /// <summary>Whether nothing would change.</summary>
    public bool IsNone => this == new Consequences(0, 0, 0, 0, 0);

    /// <summary>Lays a further change over a draft and compares.</summary>
    /// <param name="snapshot">The cluster as it is.</param>
    /// <param name="draft">The draft as it is.</param>
    /// <param name="edited">The draft as it would be.</param>
    /// <param name="cancellation">Given up when somebody wants to know something else.</param>
    public static Consequences Of(ClusterSnapshot snapshot, PolicyDraft draft, PolicyDraft edited, CancellationToken cancellation)
    {
        var (before, after) = ReachabilityEngine.Pair(draft.ApplyTo(snapshot), edited.ApplyTo(snapshot));
        cancellation.ThrowIfCancellationRequested();
        var changes = ReachabilityEngine.Changes(before, after, cancellation);
        return Of(changes) with { Broken = BlastRadius.Of(before, after, changes).Length };
    }

    private static Consequences Of(ImmutableArray<ConnectivityChange> changes)
    {
        var denied = changes.Count(c => c.After.IsEmpty);
        var allowed = changes.Count(c => c.Before.IsEmpty);
        var fewer = changes.Count(c => !c.After.IsEmpty && !c.Closed.IsEmpty);
        return new(denied, allowed, fewer, changes.Length - denied - allowed - fewer, 0);
    }
}
