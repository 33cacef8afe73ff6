using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>The namespaces of a snapshot: those that were given, and those that are only known from what lies in them.</summary>
internal static class NamespaceTable
{
    /// <summary>All namespaces.</summary>
    /// <param name="given">The ones given.</param>
    /// <param name="used">The namespaces of pods, controllers and policies, each again and again.</param>
    public static ImmutableArray<Namespace> Complete(IEnumerable<Namespace> given, IEnumerable<string> used)
    {
        var namespaces = SnapshotOrder.Namespaces.Sort(given);
        var (missing, last) = (new HashSet<string>(StringComparer.Ordinal), default(string));
        foreach (var name in used)
        {
            if (ReferenceEquals(name, last) || name == last) continue;
            last = name;
            if (Find(namespaces, name) is null) missing.Add(name);
        }
        return missing.Count == 0 ? namespaces : SnapshotOrder.Namespaces.Sort(namespaces.Concat(missing.Select(Namespace.Undeclared)));
    }

    public static Namespace? Find(ImmutableArray<Namespace> namespaces, string name) => SnapshotOrder.Namespaces.Find(namespaces, new(null, name, "Namespace"));

    /// <summary>The namespaces after a change: one that is not declared is there as long as something lies in it.</summary>
    /// <param name="before">The namespaces before.</param>
    /// <param name="delta">What is put and taken out.</param>
    /// <param name="touched">The namespaces in which something came or went.</param>
    /// <param name="isUsed">Whether something lies in a namespace after the change.</param>
    public static ImmutableArray<Namespace> Replace(ImmutableArray<Namespace> before, SnapshotDelta delta, IEnumerable<string> touched, Func<string, bool> isUsed)
    {
        var put = delta.Namespaces.ToDictionary(n => n.Name, StringComparer.Ordinal);
        var removed = delta.RemovedOf("Namespace").Select(k => k.Name.ToString()).Where(n => !put.ContainsKey(n)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in touched.Concat(removed).Distinct(StringComparer.Ordinal).ToList())
        {
            if (put.ContainsKey(name)) continue;
            var known = Find(before, name);
            if (known is { IsDeclared: true } && !removed.Contains(name)) continue;
            if (!isUsed(name)) removed.Add(name);
            else
            {
                removed.Remove(name);
                put[name] = known is { IsDeclared: false } ? known : Namespace.Undeclared(name);
            }
        }
        return SnapshotOrder.Namespaces.Replace(before,
            SnapshotOrder.Namespaces.Changes(before, put.Values, removed.Select(n => new ObjectKey(null, n, "Namespace"))));
    }
}
