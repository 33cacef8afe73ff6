using System.Collections.Immutable;
using PolicyStudio.Diagram.Planning;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Layout;

/// <summary>Places one source: its name, what it is, and its switch, which moves to a line of its own where names are long.</summary>
internal sealed class NodePlacing(Density density, IReadOnlyDictionary<string, LabelSwitch> switches)
{
    private const double Room = Measures.NodeWidth - 2 * Measures.NodePadding;
    private const double SwitchGap = 12;
    private const double SwitchInset = 6;

    public SceneNode Place(PeerPlan source, double x, double y) => source.Endpoint switch
    {
        WorkloadEndpoint workload => PlaceWorkload(workload, source, x, y),
        AddressEndpoint range => PlaceRange(range, source.Edges.Length, x, y),
        _ => throw new ArgumentOutOfRangeException(nameof(source), "pods are drawn as their workloads"),
    };

    /// <summary>Places the node that stands for the peers that there was no room for.</summary>
    public static SceneNode PlaceRest(string id, RestPlan rest, double x, double y, Density density) => new(
        id, BoxOf(x, y, density.NodeHeight, rest.Edges.Length),
        Typesetting.Line(x + Measures.NodePadding, y + density.TitleBaseline, $"{rest.Count} more", TextRole.NodeTitle, Room),
        [Typesetting.Line(x + Measures.NodePadding, y + density.DetailBaseline, rest.Text, TextRole.Detail, Room)], null);

    private SceneNode PlaceWorkload(WorkloadEndpoint endpoint, PeerPlan source, double x, double y)
    {
        var (title, left) = (endpoint.Workload.Name, x + Measures.NodePadding);
        var (kind, marks) = (source.IsTarget ? $"its own replicas, {Wording.Kind(endpoint)}" : Wording.Kind(endpoint), Marks(source, endpoint));
        var toggle = switches.GetValueOrDefault(endpoint.Id);
        var beside = toggle is null ? Room : Room + Measures.NodePadding - SwitchInset - SwitchGap - SwitchPlacing.NaturalWidth(toggle);
        var isBeside = Typesetting.Width(title, TextRole.NodeTitle) <= beside && Typesetting.Width(kind, TextRole.Detail) <= beside;
        if (!isBeside) beside = Room;

        var joined = string.Join(", ", marks.Prepend(kind));
        if (Typesetting.Width(joined, TextRole.Detail) <= beside) (kind, marks) = (joined, []);
        var details = ImmutableArray.Create(Typesetting.Line(left, y + density.DetailBaseline, kind, TextRole.Detail, beside));
        if (Wording.Group(endpoint) is { } group) details = details.Add(Typesetting.Line(left, Below(details), group, TextRole.Label, Room));
        foreach (var line in Lines(marks)) details = details.Add(Typesetting.Line(left, Below(details), line, TextRole.Detail, Room));

        var bottom = details[^1].Baseline + density.NodeHeight - density.DetailBaseline;
        SceneSwitch? placed = null;
        if (toggle is not null)
        {
            if (!isBeside) bottom += Measures.SwitchHeight;
            placed = SwitchPlacing.Place(
                toggle, $"{title} in {endpoint.Workload.Namespace}", x + Measures.NodeWidth - SwitchInset,
                isBeside ? y + density.NodeHeight / 2 : bottom - Measures.SwitchHeight / 2 - SwitchInset, Measures.NodeWidth - 2 * SwitchInset);
        }
        return new(endpoint.Id, BoxOf(x, y, bottom - y, source.Edges.Length),
            Typesetting.Line(left, y + density.TitleBaseline, title, TextRole.NodeTitle, beside), details, placed);
    }

    private SceneNode PlaceRange(AddressEndpoint range, int edges, double x, double y)
    {
        var (title, detail, left) = (Wording.Range(range), Wording.Family(range), x + Measures.NodePadding);
        var isOneLine = Typesetting.Width(title, TextRole.NodeTitle) + SwitchGap + Typesetting.Width(detail, TextRole.Detail) <= Room;
        var height = isOneLine ? density.TitleBaseline + 15 : density.NodeHeight;
        return new(range.Id, BoxOf(x, y, height, edges),
            Typesetting.Line(left, y + density.TitleBaseline, title, TextRole.NodeTitle, Room),
            [isOneLine
                ? Typesetting.LineEndingAt(left + Room, y + density.TitleBaseline, detail, TextRole.Detail, Room)
                : Typesetting.Line(left, y + density.DetailBaseline, detail, TextRole.Detail, Room)], null);
    }

    private static List<string> Marks(PeerPlan source, WorkloadEndpoint endpoint) =>
        Wording.Of(source.Presence) is { } presence ? [presence, .. Wording.Marks(endpoint)] : [.. Wording.Marks(endpoint)];

    // A mark is never broken: it moves to the next line whole.
    private static IEnumerable<string> Lines(List<string> marks)
    {
        var line = "";
        foreach (var mark in marks)
        {
            var longer = line.Length == 0 ? mark : $"{line}, {mark}";
            if (line.Length > 0 && Typesetting.Width(longer, TextRole.Detail) > Room)
            {
                yield return line;
                longer = mark;
            }
            line = longer;
        }
        if (line.Length > 0) yield return line;
    }

    private static double Below(ImmutableArray<SceneText> lines) => lines[^1].Baseline + Measures.Line;

    private static Box BoxOf(double x, double y, double height, int edges) =>
        new(x, y, Measures.NodeWidth, Math.Max(height, edges * Measures.EdgeGap + 4));
}
