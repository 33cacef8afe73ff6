using System.Runtime.InteropServices;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Watching.Folding;

/// <summary>What is known of one kind. Guarded by its store.</summary>
internal sealed class KindState(WatchedKind kind)
{
    private Dictionary<ObjectReference, WatchedObject> _objects = [];
    private Doubt? _doubt;
    private int _listing = -1;
    private bool _isUnavailable;

    public WatchedKind Kind => kind;

    /// <summary>Whether it has been listed once, or counts so.</summary>
    public bool IsListed { get; private set; }

    /// <summary>Why it counts as empty; null when it does not, or when that is no news.</summary>
    public Finding? Unavailable { get; private set; }

    /// <summary>Whether a person is told how far it is: not of an add-on that the cluster lacks.</summary>
    public bool IsShown => kind.AddOnPolicy is null || Unavailable is not null || (IsListed && !_isUnavailable);

    public IReadOnlyCollection<WatchedObject> Objects => _objects.Values;

    /// <summary>What is wrong, or null.</summary>
    public string? Problem => _doubt?.Problem;

    /// <summary>When the data were last known to be current; null while they are.</summary>
    public DateTimeOffset? DoubtedSince => IsListed ? _doubt?.Since : null;

    public void Listing(int objects) => _listing = objects;

    /// <summary>Replaces all objects by those of a list, and says whether that changed anything.</summary>
    public bool Listed(IEnumerable<WatchedObject> objects)
    {
        var before = _objects;
        _objects = [];
        // What has not changed stays the same object.
        foreach (var o in objects) _objects[o.Reference] = before.GetValueOrDefault(o.Reference) is { } known && known.ResourceVersion == o.ResourceVersion ? known : o;
        var changed = !IsListed || _isUnavailable || before.Count != _objects.Count
            || _objects.Values.Any(o => before.GetValueOrDefault(o.Reference)?.ResourceVersion != o.ResourceVersion);
        (IsListed, _isUnavailable, Unavailable, _doubt) = (true, false, null, null);
        return changed;
    }

    /// <summary>Keeps an object; the one that was there before it, or null.</summary>
    public WatchedObject? Keep(WatchedObject value)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_objects, value.Reference, out _);
        var before = place;
        place = value;
        return before;
    }

    /// <summary>Takes an object out; the one that was there, or null.</summary>
    public WatchedObject? Remove(ObjectReference reference) => _objects.Remove(reference, out var before) ? before : null;

    /// <summary>From now on the data are current.</summary>
    public void Confirm() => _doubt = null;

    /// <summary>The data may no longer be current. The first doubt says since when; a problem means that getting back has failed.</summary>
    public void Doubt(DateTimeOffset since, DateTimeOffset now, string? problem)
    {
        _doubt = _doubt is { } earlier ? earlier with { Problem = problem ?? earlier.Problem } : new(since, now, problem);
        // A list that broke off begins anew.
        _listing = -1;
    }

    /// <summary>The server does not serve the kind, or not to this account: it counts as listed and empty. A null finding is that this is no news.</summary>
    public bool SetUnavailable(Finding? finding)
    {
        var changed = !IsListed || !_isUnavailable || finding != Unavailable;
        (_objects, IsListed, _isUnavailable, Unavailable, _doubt) = ([], true, true, finding, null);
        return changed;
    }

    /// <summary>When a doubt turns into a loss by itself; null when there is none, or it is one already.</summary>
    public DateTimeOffset? LostAt(TimeSpan grace) => IsListed && _doubt is { Problem: null } doubt ? doubt.Began + grace : null;

    public bool IsLost(DateTimeOffset now, TimeSpan grace) =>
        IsListed && _doubt is { } doubt && (doubt.Problem is not null || now >= doubt.Began + grace);

    public KindProgress Progress(DateTimeOffset now, TimeSpan grace)
    {
        var status = _isUnavailable ? KindStatus.Unavailable
            : IsLost(now, grace) ? KindStatus.Lost
            : IsListed ? KindStatus.Watching
            : _listing >= 0 ? KindStatus.Listing
            : Problem is not null ? KindStatus.Failing
            : KindStatus.Waiting;
        return new(kind.Kind, status, IsListed ? _objects.Count : Math.Max(0, _listing));
    }
}

/// <summary>Why a kind's data may no longer be current.</summary>
/// <param name="Since">When they last were.</param>
/// <param name="Began">When the doubt came up.</param>
/// <param name="Problem">What went wrong on the way back, or null while nothing has.</param>
internal sealed record Doubt(DateTimeOffset Since, DateTimeOffset Began, string? Problem);
