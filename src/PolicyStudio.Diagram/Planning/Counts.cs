using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Planning;

/// <summary>How many edges end how. The counts never overlap and add up to <see cref="All"/>; the conditional ones are counted among them.</summary>
internal sealed record Counts(int Allowed, int NewlyAllowed, int Denied, int NewlyDenied, int Undecidable, int Conditional)
{
    public int All => Allowed + NewlyAllowed + Denied + NewlyDenied + Undecidable;

    public static Counts Of(IEnumerable<EdgeDiff> edges, bool showChanges)
    {
        var counts = new int[5];
        var conditional = 0;
        foreach (var edge in edges)
        {
            if (edge.After.IsConditional) conditional++;
            counts[(edge.After.Outcome, showChanges && edge.Change != EdgeChange.None) switch
            {
                (Outcome.Allowed, false) => 0,
                (Outcome.Allowed, true) => 1,
                (Outcome.Denied, false) => 2,
                (Outcome.Denied, true) => 3,
                _ => 4,
            }]++;
        }
        return new(counts[0], counts[1], counts[2], counts[3], counts[4], conditional);
    }

    /// <summary><c>3 allowed, 9 newly denied</c>, or <c>all newly denied</c>.</summary>
    public string Breakdown()
    {
        var parts = Parts().ToList();
        return (parts.Count == 1 && All > 1 ? $"all {parts[0].Name}" : Join(parts)) + (Conditional > 0 ? $"; {Conditional} conditional" : "");
    }

    /// <summary>A headline and the rest: <c>1 of 45 sources stays allowed</c> and <c>43 newly denied, 1 undecidable</c>.</summary>
    public (string Headline, string Others) Summary(bool showChanges, string peers)
    {
        var open = Allowed + NewlyAllowed;
        var verb = showChanges && NewlyAllowed == 0 ? (open == 1 || open == 0 ? "stays" : "stay") : open <= 1 ? "is" : "are";
        var headline = open == 0 ? $"None of {All} {peers} {verb} allowed" : $"{open} of {All} {peers} {verb} allowed";
        var others = Parts().Where(p => p.Name != "allowed");
        return (headline, Join(Conditional > 0 ? others.Append((Conditional, "conditional")) : others));
    }

    private static string Join(IEnumerable<(int Count, string Name)> parts) => string.Join(", ", parts.Select(p => $"{p.Count} {p.Name}"));

    private IEnumerable<(int Count, string Name)> Parts() => new[]
    {
        (Allowed, "allowed"), (NewlyAllowed, "newly allowed"), (NewlyDenied, "newly denied"), (Denied, "denied"), (Undecidable, "undecidable"),
    }.Where(p => p.Item1 > 0);
}
