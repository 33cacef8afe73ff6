using System.Collections.Immutable;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Targets;

/// <summary>Finds workloads to ask about.</summary>
public static class TargetSearch
{
    /// <summary>Workloads whose namespace, name, kind or labels hold every word of the text, the best match first.</summary>
    /// <param name="snapshot">Where to look.</param>
    /// <param name="text">Words with spaces or slashes between them; nothing finds everything.</param>
    /// <param name="preferred">Names that come first among equals.</param>
    /// <param name="limit">At most so many.</param>
    public static ImmutableArray<Workload> Find(ClusterSnapshot snapshot, string? text, IReadOnlyList<string> preferred, int limit = 50)
    {
        var words = (text ?? "").Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var services = new ServiceIndex(snapshot);
        return [.. snapshot.Workloads.Where(w => Array.TrueForAll(words, word => Holds(w, word)))
            .OrderBy(w => Array.TrueForAll(words, word => !Is(w.Name, word)))
            .ThenBy(w => Array.TrueForAll(words, word => !w.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
            .ThenBy(w => Preference(w, services, preferred)).ThenBy(w => w.Reference).Take(limit)];
    }

    /// <summary>The workload that the studio starts on, or null in a cluster without workloads.</summary>
    public static Workload? First(ClusterSnapshot snapshot, IReadOnlyList<string> preferred) => Find(snapshot, null, preferred, 1).FirstOrDefault();

    /// <summary>The workload of an address: of that kind where one is given, else the only one of that name; null when there is none.</summary>
    public static Workload? Resolve(ClusterSnapshot snapshot, TargetName name) =>
        Of(snapshot, name) ?? snapshot.Workloads.FirstOrDefault(w => w.Namespace == name.Namespace && w.Name == name.Name && (name.Kind is null || w.Reference.Kind == name.Kind));

    // Where the kind is said the place is known.
    private static Workload? Of(ClusterSnapshot snapshot, TargetName name) =>
        name.Kind is { } kind ? snapshot.FindWorkload(new(kind, name.Namespace, name.Name)) : null;

    // A preferred name, then something that listens behind a Service, then whatever listens.
    private static int Preference(Workload workload, ServiceIndex services, IReadOnlyList<string> preferred)
    {
        for (var i = 0; i < preferred.Count; i++)
            if (Is(workload.Name, preferred[i])) return i;
        if (workload.Pods.All(p => p.Ports.IsEmpty)) return preferred.Count + 2;
        return preferred.Count + (workload.Pods.Any(p => services.Of(p).Any()) ? 0 : 1);
    }

    private static bool Holds(Workload workload, string word) =>
        Holds(workload.Namespace, word) || Holds(workload.Name, word) || Holds(workload.Reference.Kind, word)
        || workload.Pods[0].Labels.Any(l => Holds($"{l.Key}={l.Value}", word));

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
