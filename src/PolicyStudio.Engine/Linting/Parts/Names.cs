using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Parts;

/// <summary>Lists of names in a sentence, cut where they grow long.</summary>
internal static class Names
{
    private const int Told = 3;

    /// <summary><c>a, b, c and 4 more</c>.</summary>
    public static string Of(IEnumerable<string> names)
    {
        var all = names.Distinct().ToList();
        return Cut(all.Take(Told), all.Count);
    }

    /// <summary>The workloads of pods: <c>Deployment backend/orders and 2 more</c>.</summary>
    public static string Of(IEnumerable<PodGroup> groups)
    {
        var all = groups.SelectMany(g => g.Workloads).ToHashSet();
        return Cut(all.Order().Take(Told).Select(w => w.ToString()), all.Count);
    }

    /// <summary>The workloads of pods as a subject: <c>Deployment backend/orders is</c>, <c>Deployment a/b, Deployment a/c are</c>.</summary>
    public static string Subject(IReadOnlyCollection<PodGroup> groups, string one = "is", string several = "are") =>
        $"{Of(groups)} {(groups.SelectMany(g => g.Workloads).Distinct().Count() == 1 ? one : several)}";

    /// <summary><c>ingress</c> or <c>egress</c>.</summary>
    public static string Of(PolicyType direction) => direction == PolicyType.Ingress ? "ingress" : "egress";

    private static string Cut(IEnumerable<string> told, int count) => string.Join(", ", told) + (count > Told ? $" and {count - Told} more" : "");
}
