using PolicyStudio.Cluster.Storing;

namespace PolicyStudio.Cluster.Tests.Auditing;

/// <summary>One thing that somebody may do to the rows of the log.</summary>
internal sealed class Tampering(int seed)
{
    /// <summary>How many kinds there are.</summary>
    public const int Kinds = 16;

    private readonly Random _random = new(seed);

    /// <summary>Does it. Returns what it is, the rows, and the entry that it is to be found at where that is clear.</summary>
    public (string Kind, List<AuditRow> Rows, long? First) Of(List<AuditRow> rows)
    {
        var at = _random.Next(rows.Count);
        var (row, tampered) = (rows[at], new List<AuditRow>(rows));
        switch (seed % Kinds)
        {
            case 0:
                tampered.RemoveAt(at);
                return ("delete", tampered, at + 1);
            case 1:
                tampered.RemoveRange(at, rows.Count - at);
                return ("truncate", tampered, at + 1);
            case 2:
                tampered.Insert(at, row);
                return ("duplicate", tampered, at + 2);
            case 3:
                tampered.Add(row with { Sequence = rows.Count + 1 });
                return ("append a copy", tampered, rows.Count + 1);
            case 4:
                var other = (at + 1 + _random.Next(rows.Count - 1)) % rows.Count;
                (tampered[at], tampered[other]) = (rows[other] with { Sequence = row.Sequence }, row with { Sequence = rows[other].Sequence });
                return ("swap", tampered, Math.Min(at, other) + 1);
            case 5:
                tampered.Insert(at, row with { Sequence = -_random.Next(100) });
                return ("insert before all", tampered, 1);
            case 6:
                tampered = [.. rows.Select(r => r.Sequence < at + 1 ? r : r with { Sequence = r.Sequence + 1 })];
                return ("move behind", tampered, at + 1);
            case 7:
                var changed = Changed(row.Entry);
                tampered[at] = row with { Entry = changed, Hash = Cluster.Applying.Records.CanonicalJson.Hash(changed) };
                return ("change the entry with its hash", tampered, null);
            case 8:
                tampered[at] = row with { Sequence = row.Sequence + rows.Count };
                return ("change Sequence", tampered, at + 1);
            case 9:
                tampered[at] = row with { Time = row.Time ^ (1L << _random.Next(62)) };
                return ("change Time", tampered, at + 1);
            default:
                tampered[at] = Column(row, (seed % Kinds) - 10, out var column);
                return ($"change {column}", tampered, at + 1);
        }
    }

    private AuditRow Column(AuditRow row, int index, out string column)
    {
        (column, row) = index switch
        {
            0 => (nameof(row.Entry), row with { Entry = Changed(row.Entry) }),
            1 => (nameof(row.Hash), row with { Hash = Changed(row.Hash) }),
            2 => (nameof(row.Cluster), row with { Cluster = Changed(row.Cluster) }),
            3 => (nameof(row.Outcome) + " or " + nameof(row.Author), _random.Next(2) == 0 ? row with { Outcome = Changed(row.Outcome) } : row with { Author = Changed(row.Author) }),
            4 => (nameof(row.Namespaces) + " or " + nameof(row.Objects), _random.Next(2) == 0 ? row with { Namespaces = Changed(row.Namespaces) } : row with { Objects = Changed(row.Objects) }),
            _ => (nameof(row.Words), row with { Words = Changed(row.Words) }),
        };
        return row;
    }

    // One character exchanged, left out or put in.
    private string Changed(string text)
    {
        var at = _random.Next(text.Length);
        var sign = (char)(' ' + ((text[at] - ' ' + 1 + _random.Next(94)) % 95));
        return _random.Next(3) switch { 0 => text.Remove(at, 1), 1 => text.Insert(at, $"{sign}"), _ => $"{text[..at]}{(sign == text[at] ? '~' : sign)}{text[(at + 1)..]}" };
    }
}
