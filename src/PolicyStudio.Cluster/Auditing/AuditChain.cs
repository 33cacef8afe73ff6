using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Storing;

namespace PolicyStudio.Cluster.Auditing;

/// <summary>Goes along the chain of entries, row by row, and stops at the first one that is not what was written.</summary>
/// <param name="head">A hash that somebody has noted before: it must be among the entries.</param>
internal sealed class AuditChain(string? head)
{
    private long _count;
    private string _last = AuditEntry.NoHash;
    private bool _hasHead = head is null or AuditEntry.NoHash;

    /// <summary>Takes the next row. Returns what is wrong with it, or null.</summary>
    public AuditVerdict? Add(AuditRow row)
    {
        var expected = _count + 1;
        if (row.Sequence != expected)
            return Bad(row.Sequence < expected ? $"entry {row.Sequence} is out of its place" : $"entry {expected} is missing");
        if (CanonicalJson.Hash(row.Entry) != row.Hash) return Bad($"entry {expected} was changed: it has not the hash that it had");
        AuditEntry entry;
        try
        {
            entry = AuditEntryJson.Read(row.Entry);
        }
        catch (FormatException unreadable)
        {
            return Bad($"entry {expected} was changed: {unreadable.Message}");
        }
        if (entry.Sequence != expected) return Bad($"entry {expected} was put in the place of another: it says that it is entry {entry.Sequence}");
        if (entry.Previous != _last) return Bad($"entry {expected} does not follow the one before it: one of both was changed or exchanged");
        if (AuditRows.Of(entry) != row) return Bad($"entry {expected} was changed: what it is searched by is not what it says");
        (_count, _last) = (expected, row.Hash);
        _hasHead |= row.Hash == head;
        return null;

        AuditVerdict Bad(string what) => new(_count, _last, expected, what);
    }

    /// <summary>The verdict once every row was taken.</summary>
    public AuditVerdict End() => _hasHead ? new(_count, _last, null, $"{_count:N0} {(_count == 1 ? "entry" : "entries")}, intact")
        : new(_count, _last, _count + 1, $"the log ends with entry {_count}, and the given head is none of its entries: its end was cut off or written anew");
}
