using System.Collections.Immutable;

namespace PolicyStudio.Web.State.Looking;

/// <summary>How a person looks at the answer: nothing of it is part of the question or of the draft. Immutable; a link holds it.</summary>
public sealed record StudioLook
{
    /// <summary>The studio as it opens.</summary>
    public static StudioLook Start { get; } = new();

    /// <summary>The id of the edge whose reasons are shown, or null.</summary>
    public string? SelectedEdge { get; init; }

    /// <summary>Which panel stands beside the graph.</summary>
    public StudioPanel Panel { get; init; } = StudioPanel.Sources;

    /// <summary>Whether the graph has the whole width, and the panel is hidden.</summary>
    public bool IsWide { get; init; }

    /// <summary>Whether the cluster is shown as it is, without the draft.</summary>
    public bool IsBefore { get; init; }

    /// <summary>Which edges are shown.</summary>
    public EdgeFilter Filter { get; init; } = EdgeFilter.None;

    /// <summary>Lanes that the person folded.</summary>
    public ImmutableHashSet<string> Folded { get; init; } = [];

    /// <summary>Lanes that the person opened.</summary>
    public ImmutableHashSet<string> Unfolded { get; init; } = [];

    /// <summary>With another edge selected, its reasons shown.</summary>
    public StudioLook Select(string edge) => this with { SelectedEdge = edge, Panel = StudioPanel.Why, IsWide = false, Sought = 0 };

    /// <summary>How often a line was drawn to the target: what would admit that edge is sought then. A link does not hold it.</summary>
    public int Sought { get; init; }

    /// <summary>With an edge selected that somebody wants.</summary>
    public StudioLook Seek(string edge) => Select(edge) with { Sought = Sought + 1 };

    /// <summary>With a lane open, however it stood.</summary>
    public StudioLook Open(string lane) => this with { Folded = Folded.Remove(lane), Unfolded = Unfolded.Add(lane) };

    /// <summary>With a lane folded that was open, or opened that was folded.</summary>
    public StudioLook Toggle(string lane, bool isFolded) => isFolded
        ? Open(lane)
        : this with { Folded = Folded.Add(lane), Unfolded = Unfolded.Remove(lane) };
}

/// <summary>The panels beside the graph.</summary>
public enum StudioPanel
{
    /// <summary>Every source as a list.</summary>
    Sources,

    /// <summary>Why one edge is as it is.</summary>
    Why,

    /// <summary>The policy that protects the target.</summary>
    Protect,

    /// <summary>What the linter finds.</summary>
    Findings,
}
