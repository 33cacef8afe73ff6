using PolicyStudio.Diagram.Text;

namespace PolicyStudio.Cli.Output;

/// <summary>Connections as Graphviz reads them.</summary>
internal static class DotText
{
    /// <summary>The lines, each with its end: the nodes, then the edges.</summary>
    public static IEnumerable<string> Lines(IEnumerable<GraphEdge> edges)
    {
        yield return "digraph policystudio {\n  rankdir=LR;\n  node [shape=box];\n";
        // Nodes stand before edges, so that they are in order in the picture.
        var all = edges.ToList();
        foreach (var node in all.SelectMany(e => new[] { e.Source, e.Destination }).Distinct().Order(StringComparer.Ordinal)) yield return $"  {Quoted(node)};\n";
        foreach (var e in all) yield return $"  {Quoted(e.Source)} -> {Quoted(e.Destination)} [label={Quoted(e.Label)}{(e.Style.Length == 0 ? "" : $", {e.Style}")}];\n";
        yield return "}\n";
    }

    private static string Quoted(string text) =>
        $"\"{VisibleText.Of(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}

/// <summary>An edge.</summary>
/// <param name="Source">Who connects.</param>
/// <param name="Destination">To whom.</param>
/// <param name="Label">What stands on it.</param>
/// <param name="Style">Attributes of ours, such as <c>style=dashed</c>; empty for none.</param>
internal sealed record GraphEdge(string Source, string Destination, string Label, string Style = "");
