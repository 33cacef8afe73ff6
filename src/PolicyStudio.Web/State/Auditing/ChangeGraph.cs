using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Web.State.Auditing;

/// <summary>
/// The picture of a recorded difference: who connects on the left, to whom on the right, a line for each pair whose open ports changed. Places
/// hang on the pairs alone, so that the same entry always draws the same picture.
/// </summary>
public sealed record ChangeGraph
{
    /// <summary>The distance from one name to the next, in pixels of the picture.</summary>
    public const int RowHeight = 26;

    /// <summary>As many pairs as can be told apart.</summary>
    private const int Most = 60;

    private ChangeGraph(ImmutableArray<string> sources, ImmutableArray<string> destinations, ImmutableArray<ChangeLine> lines, int left) =>
        (Sources, Destinations, Lines, Left) = (sources, destinations, lines, left);

    /// <summary>Who connects, from top to bottom.</summary>
    public ImmutableArray<string> Sources { get; }

    /// <summary>To whom, from top to bottom.</summary>
    public ImmutableArray<string> Destinations { get; }

    /// <summary>The lines.</summary>
    public ImmutableArray<ChangeLine> Lines { get; }

    /// <summary>How many pairs are not drawn.</summary>
    public int Left { get; }

    /// <summary>The height of the picture.</summary>
    public int Height => (Math.Max(Sources.Length, Destinations.Length) * RowHeight) + RowHeight;

    /// <summary>Draws the first pairs of a plan.</summary>
    public static ChangeGraph Of(PlanRecord plan)
    {
        var drawn = plan.Changes.Take(Most).ToList();
        ImmutableArray<string> sources = [.. drawn.Select(c => c.Source).Distinct().Order(StringComparer.Ordinal)];
        ImmutableArray<string> destinations = [.. drawn.Select(c => c.Destination).Distinct().Order(StringComparer.Ordinal)];
        return new(sources, destinations, [.. drawn.Select(c => new ChangeLine(sources.IndexOf(c.Source), destinations.IndexOf(c.Destination),
            c.After.Except(c.Before), c.Before.Except(c.After), !c.After.IsEmpty))], plan.ChangeCount - drawn.Count);
    }

    /// <summary>
    /// Where a line has room for a word: at its source, at its destination, or nowhere. At a name where several lines with a word meet, words would lie on each other.
    /// </summary>
    public ChangeEnd RoomAt(ChangeLine line)
    {
        if (line.Kind != "narrows") return ChangeEnd.None;
        var narrowed = Lines.Where(l => l.Kind == "narrows").ToList();
        return narrowed.Count(l => l.Source == line.Source) == 1 ? ChangeEnd.Source : narrowed.Count(l => l.Destination == line.Destination) == 1 ? ChangeEnd.Destination : ChangeEnd.None;
    }

    /// <summary>The middle of a name's row: the shorter of both sides stands in the middle of the longer.</summary>
    public double RowOf(int index, int count) => ((index + .5) * RowHeight) + ((Height - (count * RowHeight)) / 2.0);
}

/// <summary>A pair whose open ports changed.</summary>
/// <param name="Source">Its source's place.</param>
/// <param name="Destination">Its destination's place.</param>
/// <param name="Opened">The ports that became open.</param>
/// <param name="Closed">The ports that became closed.</param>
/// <param name="IsOpen">Whether some port is open afterwards.</param>
public sealed record ChangeLine(int Source, int Destination, Connectivity Opened, Connectivity Closed, bool IsOpen)
{
    /// <summary><c>opens</c>, <c>closes</c>, <c>narrows</c> where other ports stay open, or <c>changes</c>.</summary>
    public string Kind => Closed.IsEmpty ? "opens" : !Opened.IsEmpty ? "changes" : IsOpen ? "narrows" : "closes";
}

/// <summary>An end of a line.</summary>
public enum ChangeEnd
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>Where it comes from.</summary>
    Source,

    /// <summary>Where it goes to.</summary>
    Destination,
}
