using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Auditing.Store;

namespace PolicyStudio.Cluster.Auditing;

/// <summary>The row of an entry: the entry itself, and what it is searched by, which follows from it.</summary>
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
            Objects = Framed(objects.Select(o => o.ToString())),
            Words = Framed([author.Name, stored.Intent.Reason.Message, stored.Message, .. stored.Intent.Plan.Steps.Select(s => s.Summary)]).ToLowerInvariant(),
        };
    }

    /// <summary>How one of several stands in a column: framed by line breaks, so that it is found whole.</summary>
    public static string Framed(string item) => $"\n{item}\n";

    private static string Framed(IEnumerable<string> items) => $"\n{string.Join('\n', items)}\n";
}
