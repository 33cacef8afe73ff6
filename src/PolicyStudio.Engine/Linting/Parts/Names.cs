using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Linting.Parts;

/// <summary>Lists of names in a sentence, cut where they grow long.</summary>
internal static class Names
{
    /// <summary><c>a, b, c and 4 more</c>.</summary>
    public static string Of(IEnumerable<string> names)
    {
        var all = names.Distinct().ToList();
        return FirstFew.Of(all, all.Count);
    }

    /// <summary>The workloads of pods: <c>Deployment backend/orders and 2 more</c>.</summary>
    public static string Of(IEnumerable<PodGroup> groups)
    {
        var all = groups.SelectMany(g => g.Workloads).ToHashSet();
        return FirstFew.Of(all.Order().Select(w => w.ToString()), all.Count);
    }

    /// <summary>The workloads of pods as a subject: <c>Deployment backend/orders is</c>, <c>Deployment a/b, Deployment a/c are</c>.</summary>
    public static string Subject(IReadOnlyCollection<PodGroup> groups, string one = "is", string several = "are") =>
        $"{Of(groups)} {(groups.SelectMany(g => g.Workloads).Distinct().Count() == 1 ? one : several)}";
}
