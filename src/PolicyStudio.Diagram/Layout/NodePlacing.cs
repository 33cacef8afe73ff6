using System.Collections.Immutable;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Layout;

/// <summary>Places one source: its name, what it is, and its switch, which moves to a line of its own where names are long.</summary>
internal sealed class NodePlacing(Density density, ImmutableDictionary<string, LabelSwitch> switches)
{
    private const double SwitchGap = 12;
    private const double SwitchInset = 6;

    public SceneNode Place(SourcePlan source, double x, double y)
    {
        var (title, detail, marks) = TextsOf(source.Endpoint);
        var toggle = switches.GetValueOrDefault(source.Endpoint.Id);
        var left = x + Measures.NodePadding;
        var room = Measures.NodeWidth - 2 * Measures.NodePadding;
        var beside = toggle is null ? room : room + Measures.NodePadding - SwitchInset - SwitchGap - SwitchPlacing.NaturalWidth(toggle);
        var isBeside = Typesetting.Width(title, TextRole.NodeTitle) <= beside && Typesetting.Width(detail, TextRole.Detail) <= beside;
        if (!isBeside) beside = room;

        var lines = ImmutableArray.CreateBuilder<SceneText>();
        var joined = marks.Length == 0 ? detail : $"{detail}, {marks}";
        if (Typesetting.Width(joined, TextRole.Detail) <= beside) (detail, marks) = (joined, "");
        lines.Add(Typesetting.Line(left, y + density.DetailBaseline, detail, TextRole.Detail, beside));
        var bottom = y + density.NodeHeight;
        if (GroupOf(source.Endpoint) is { } group) Append([Typesetting.Line(left, bottom, group, TextRole.Label, room)]);
        if (marks.Length > 0) Append(Typesetting.Paragraph(left, bottom, marks, TextRole.Detail, room));

        SceneSwitch? placed = null;
        if (toggle is not null)
        {
            var center = isBeside ? y + density.NodeHeight / 2 : bottom + Measures.SwitchHeight / 2 - 6;
            placed = SwitchPlacing.Place(toggle, $"{title} in {NamespaceOf(source.Endpoint)}", x + Measures.NodeWidth - SwitchInset, center, Measures.NodeWidth - 2 * SwitchInset);
            if (!isBeside) bottom += Measures.SwitchHeight;
        }
        var height = Math.Max(bottom - y, source.Edges.Length * Measures.EdgeGap + 4);
        return new(source.Endpoint.Id, new(x, y, Measures.NodeWidth, height),
            Typesetting.Line(left, y + density.TitleBaseline, title, TextRole.NodeTitle, beside), lines.ToImmutable(), placed);

        // Further lines begin where the node would have ended and make it taller.
        void Append(ImmutableArray<SceneText> more)
        {
            lines.AddRange(more.Select(l => l with { Baseline = l.Baseline - 1 }));
            bottom += more.Length * Measures.Line;
        }
    }

    private static (string Title, string Detail, string Marks) TextsOf(Endpoint endpoint) => endpoint switch
    {
        WorkloadEndpoint w => (w.Workload.Name, Wording.Pods(w), string.Join(", ", Wording.Marks(w))),
        AddressEndpoint range => (Wording.Range(range), Wording.Family(range), ""),
        _ => (endpoint.Id, "", ""),
    };

    private static string? GroupOf(Endpoint endpoint) => endpoint is WorkloadEndpoint w ? Wording.Group(w) : null;

    private static string NamespaceOf(Endpoint endpoint) => endpoint is WorkloadEndpoint w ? w.Workload.Namespace : "";
}
