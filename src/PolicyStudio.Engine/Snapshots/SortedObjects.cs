using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>Compares lists that are in the order of their objects' references.</summary>
public static class SortedObjects
{
    /// <summary>The objects that are not the same one in both lists; null where one list has none of that name.</summary>
    public static IEnumerable<(T? Before, T? After)> Differences<T>(ImmutableArray<T> before, ImmutableArray<T> after, Func<T, ObjectReference> reference)
        where T : class
    {
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && ReferenceEquals(before[i], after[j]))
            {
                (i, j) = (i + 1, j + 1);
                continue;
            }
            var order = i == before.Length ? 1 : j == after.Length ? -1 : reference(before[i]).CompareTo(reference(after[j]));
            yield return (order <= 0 ? before[i++] : null, order >= 0 ? after[j++] : null);
        }
    }
}
