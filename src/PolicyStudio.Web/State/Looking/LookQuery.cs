using System.Collections.Immutable;
using Microsoft.AspNetCore.WebUtilities;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Web.State.Looking;

/// <summary>A look as parts of a link's query, so that a reload and a colleague see the same. What stands as the studio opens is left out.</summary>
public static class LookQuery
{
    // What a link may make of a page has an end.
    private const int MostValues = 500;

    /// <summary>Every name that a look may have in a query.</summary>
    public static ImmutableArray<string> Names { get; } = ["panel", "wide", "edge", "state", "changed", "ns", "verdict", "label", "openon", "fold", "open"];

    /// <summary>The parts of a look, in a stable order.</summary>
    public static IEnumerable<(string Name, string Value)> Of(StudioLook look)
    {
        var filter = look.Filter;
        if (look.Panel != StudioPanel.Sources) yield return ("panel", Word(look.Panel));
        if (look.IsWide) yield return ("wide", "1");
        if (look.SelectedEdge is { } edge) yield return ("edge", edge);
        if (look.IsBefore) yield return ("state", "before");
        if (filter.ChangedOnly) yield return ("changed", "only");
        foreach (var ns in filter.Namespaces) yield return ("ns", ns);
        foreach (var outcome in filter.Outcomes) yield return ("verdict", Word(outcome));
        if (filter.Label.Length > 0) yield return ("label", filter.Label);
        if (filter.Port is { } port) yield return ("openon", port.ToString());
        foreach (var lane in look.Folded.Order(StringComparer.Ordinal)) yield return ("fold", lane);
        foreach (var lane in look.Unfolded.Order(StringComparer.Ordinal)) yield return ("open", lane);
    }

    /// <summary>The look of a link; what cannot be read counts as absent.</summary>
    public static StudioLook Read(Uri link)
    {
        var query = QueryHelpers.ParseQuery(link.Query);
        return new()
        {
            Panel = One("panel") is { } panel ? Parse<StudioPanel>(panel) ?? StudioPanel.Sources : StudioPanel.Sources,
            IsWide = One("wide") == "1",
            SelectedEdge = One("edge"),
            IsBefore = One("state") == "before",
            Folded = [.. All("fold")],
            Unfolded = [.. All("open")],
            Filter = new()
            {
                ChangedOnly = One("changed") == "only",
                Namespaces = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, All("ns")),
                Outcomes = [.. All("verdict").Select(Parse<Outcome>).OfType<Outcome>()],
                Label = One("label") ?? "",
                Port = One("openon") is { } port ? PortFilter.Parse(port) : null,
            },
        };

        string? One(string name) => All(name).FirstOrDefault();

        IEnumerable<string> All(string name) => query.TryGetValue(name, out var values) ? values.OfType<string>().Where(v => v.Length > 0).Take(MostValues) : [];
    }

    /// <summary>The parts of a link that are meant to be a look and cannot be read.</summary>
    public static IEnumerable<(string Name, string Value)> Unread(Uri link) => QueryText.Unread(
        link,
        ("panel", v => Parse<StudioPanel>(v) is null),
        ("wide", v => v != "1"),
        ("state", v => v != "before"),
        ("changed", v => v != "only"),
        ("verdict", v => Parse<Outcome>(v) is null),
        ("openon", v => PortFilter.Parse(v) is null));

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T? Parse<T>(string word) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Word(value) == word) return value;
        return null;
    }
}
