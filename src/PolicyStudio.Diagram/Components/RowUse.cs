namespace PolicyStudio.Diagram.Components;

/// <summary>What all rows of a picture are used with.</summary>
/// <param name="SelectedEdge">The id of the edge whose reasons are being read, or null.</param>
/// <param name="Events">What they report to; null in a picture that nobody touches.</param>
public sealed record RowUse(string? SelectedEdge, DiagramEvents? Events);
