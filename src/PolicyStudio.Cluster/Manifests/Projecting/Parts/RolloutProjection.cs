using System.Text;
using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Cluster.Manifests.Reading;

namespace PolicyStudio.Cluster.Manifests.Projecting.Parts;

/// <summary>Reads what a controller says of its pods: how many there shall be and are, and whether a Job has ended.</summary>
internal sealed class RolloutProjection : IRolloutFields
{
    private static readonly string[] SpecNames = ["replicas", "parallelism"];

    private static readonly string[] StatusNames =
    [
        "observedGeneration", "replicas", "updatedReplicas", "readyReplicas", "availableReplicas",
        "desiredNumberScheduled", "updatedNumberScheduled", "numberAvailable", "currentNumberScheduled",
    ];

    private readonly int?[] _spec = new int?[SpecNames.Length];
    private readonly int?[] _status = new int?[StatusNames.Length];
    private bool _hasPaused, _hasStrategy;

    public int? Generation { get; set; }

    public bool HasStatus { get; private set; }

    public bool IsPaused { get; private set; }

    public bool IsOnDelete { get; private set; }

    public int? Partition { get; private set; }

    /// <summary>Whether a condition says that a Job has completed or failed.</summary>
    public bool HasEnded { get; private set; }

    public int? Spec(string name) => _spec[Array.IndexOf(SpecNames, name)];

    public int? Status(string name) => _status[Array.IndexOf(StatusNames, name)];

    public void Clear()
    {
        (HasStatus, IsPaused, IsOnDelete, Partition, HasEnded, _hasPaused, _hasStrategy) = (false, false, false, null, false, false, false);
        Array.Clear(_spec);
        Array.Clear(_status);
    }

    /// <summary>Reads a property of the spec, or skips it where it is none of these.</summary>
    public bool ReadSpec(ReadOnlySpan<byte> name, ref JsonCursor json) => name switch
    {
        _ when name.SequenceEqual("paused"u8) => !_hasPaused && (_hasPaused = ReadPaused(ref json)),
        _ when name.SequenceEqual("updateStrategy"u8) => !_hasStrategy && (_hasStrategy = ReadStrategy(ref json)),
        _ => ReadCount(name, SpecNames, _spec, ref json),
    };

    /// <summary>Reads the status.</summary>
    public bool ReadStatus(ref JsonCursor json)
    {
        if (!json.Opens(out var isNull)) return false;
        HasStatus = !isNull;
        var hasConditions = false;
        while (!isNull)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name.SequenceEqual("conditions"u8) ? !hasConditions && (hasConditions = ReadConditions(ref json)) : ReadCount(name, StatusNames, _status, ref json);
            if (!isRead) return false;
        }
        return true;
    }

    // One that is null is rare, and one that stands twice is wrong: both are left to the long way.
    private static bool ReadCount(ReadOnlySpan<byte> name, string[] names, int?[] counts, ref JsonCursor json)
    {
        for (var i = 0; i < names.Length; i++)
            if (Ascii.Equals(name, names[i])) return counts[i] is null && json.Count(out counts[i]) && counts[i] is not null;
        return json.Skips();
    }

    private bool ReadPaused(ref JsonCursor json)
    {
        var isRead = json.Flag(out var isPaused);
        IsPaused = isPaused;
        return isRead;
    }

    private bool ReadStrategy(ref JsonCursor json)
    {
        if (!json.Opens(out var isNull)) return false;
        var (hasType, hasRolling) = (false, false);
        while (!isNull)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("type"u8) => !hasType && (hasType = ReadType(ref json)),
                _ when name.SequenceEqual("rollingUpdate"u8) => !hasRolling && (hasRolling = ReadRolling(ref json)),
                _ => json.Skips(),
            };
            if (!isRead) return false;
        }
        return true;
    }

    private bool ReadType(ref JsonCursor json)
    {
        var isRead = json.TextIs("OnDelete"u8, out var isOnDelete);
        IsOnDelete = isOnDelete;
        return isRead;
    }

    private bool ReadRolling(ref JsonCursor json)
    {
        if (!json.Opens(out var isNull)) return false;
        var hasPartition = false;
        while (!isNull)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            if (!name.SequenceEqual("partition"u8))
            {
                if (!json.Skips()) return false;
                continue;
            }
            if (hasPartition || !json.Count(out var partition)) return false;
            (hasPartition, Partition) = (true, partition);
        }
        return true;
    }

    private bool ReadConditions(ref JsonCursor json)
    {
        if (!json.OpensList(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.NextObject()) return false;
            if (json.HasEnded) break;
            var (hasType, hasStatus, ends, isTrue) = (false, false, false, false);
            while (true)
            {
                if (!json.Next(out var name)) return false;
                if (json.HasEnded) break;
                var isRead = name switch
                {
                    _ when name.SequenceEqual("type"u8) => !hasType && (hasType = ReadEnds(ref json, out ends)),
                    _ when name.SequenceEqual("status"u8) => !hasStatus && (hasStatus = json.TextIs("True"u8, out isTrue)),
                    _ => json.Skips(),
                };
                if (!isRead) return false;
            }
            HasEnded |= ends && isTrue;
        }
        return true;
    }

    private static bool ReadEnds(ref JsonCursor json, out bool ends)
    {
        var isRead = json.Text(out var type, out _);
        ends = type.SequenceEqual("Complete"u8) || type.SequenceEqual("Failed"u8);
        return isRead;
    }
}
