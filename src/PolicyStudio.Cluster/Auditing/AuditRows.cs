using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Storing;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Auditing;

/// <summary>
/// The row of an entry: the entry itself, and what it is searched by, which follows from it. It is made of what the entry holds alone, in a
/// spelling of its own: a later version that puts things in other words to people must find the same here.
/// </summary>
internal static class AuditRows
{
    public static AuditRow Of(AuditEntry entry)
    {
        var text = AuditEntryJson.Write(entry);
        // Read again, so that the columns are those of what is stored, to the last character.
        var stored = AuditEntryJson.Read(text);
        var (author, objects) = (stored.Intent.Author, stored.Intent.Plan.Steps.Select(s => s.Object).Distinct().ToList());
        return new()
        {
            Sequence = stored.Sequence,
            Entry = text,
            Hash = CanonicalJson.Hash(text),
            Time = stored.Time.ToUnixTimeMilliseconds(),
            Cluster = stored.Intent.Cluster,
            Outcome = stored.Outcome.ToString(),
            Author = Framed([author.Name, .. author.Impersonation is { } person ? [person.PersonId] : Array.Empty<string>()]).ToLowerInvariant(),
            Namespaces = Framed(objects.Select(o => o.Namespace ?? o.Name).Distinct()),
            Objects = Framed(objects.Select(Name)),
            Words = Framed([author.Name, stored.Intent.Reason.Message, stored.Message, .. objects.Select(Name), .. stored.Intent.Plan.Steps.OfType<LabelStep>().SelectMany(Labels)]).ToLowerInvariant(),
        };
    }

    /// <summary>How one of several stands in a column: framed by line breaks, so that it is found whole.</summary>
    public static string Framed(string item) => $"\n{item}\n";

    /// <summary>How an object stands in a column.</summary>
    public static string Name(ObjectReference reference) => reference.Namespace is { } ns ? $"{reference.Kind} {ns}/{reference.Name}" : $"{reference.Kind} {reference.Name}";

    private static IEnumerable<string> Labels(LabelStep step) => step.Edits.Select(e => $"{e.Key}={e.Before} {e.Key}={e.After}");

    private static string Framed(IEnumerable<string> items) => $"\n{string.Join('\n', items)}\n";
}
