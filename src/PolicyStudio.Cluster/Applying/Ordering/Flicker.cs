using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Cluster.Applying.Ordering;

/// <summary>A connection that is otherwise on the way than both before and after the plan.</summary>
/// <param name="Source">Who connects.</param>
/// <param name="Destination">To whom.</param>
/// <param name="Interrupted">Ports that are open before and after, and closed on the way.</param>
/// <param name="Exposed">Ports that are closed before and after, and open on the way.</param>
/// <param name="During">The step during which, or after which, it is so.</param>
public sealed record Flicker(string Source, string Destination, Connectivity Interrupted, Connectivity Exposed, string During)
{
    /// <summary>One sentence for people.</summary>
    public override string ToString() =>
        $"{Source} -> {Destination} " + string.Join(" and ", Parts()) + $" for a while ({During})";

    private IEnumerable<string> Parts()
    {
        if (!Interrupted.IsEmpty) yield return $"is denied on {Interrupted}, which is allowed before and after,";
        if (!Exposed.IsEmpty) yield return $"is allowed on {Exposed}, which is denied before and after,";
    }
}
