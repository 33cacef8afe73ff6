using PolicyStudio.Diagram.Text;

namespace PolicyStudio.Cli.Output;

/// <summary>Connections as Graphviz reads them.</summary>
internal static class DotText
{
    public static string Of(IEnumerable<GraphEdge> edges)
    {
        var all = edges.ToList();
        var nodes = all.SelectMany(e => new[] { e.Source, e.Destination }).Distinct().Order(StringComparer.Ordinal);
        return "digraph policystudio {\n  rankdir=LR;\n  node [shape=box];\n"
            + string.Concat(nodes.Select(n => $"  {Quoted(n)};\n"))
            + string.Concat(all.Select(e => $"  {Quoted(e.Source)} -> {Quoted(e.Destination)} [label={Quoted(e.Label)}{(e.Style.Length == 0 ? "" : $", {e.Style}")}];\n"))
            + "}\n";
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
