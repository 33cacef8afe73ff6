using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Coverage;

/// <summary>Sets of ports as numbers, so that two are asked only once whether they have a port in common.</summary>
internal sealed class OpenPorts
{
    private const int None = 0;
    private const int All = 1;

    private readonly Dictionary<Connectivity, int> _numbers = new() { [Connectivity.None] = None, [Connectivity.All] = All };
    private readonly List<Connectivity> _sets = [Connectivity.None, Connectivity.All];
    private readonly Dictionary<(int, int), bool> _meet = [];

    /// <summary>The number of a set.</summary>
    public int NumberOf(Connectivity ports)
    {
        if (ReferenceEquals(ports, Connectivity.None)) return None;
        if (ReferenceEquals(ports, Connectivity.All)) return All;
        if (_numbers.TryGetValue(ports, out var number)) return number;
        _sets.Add(ports);
        return _numbers[ports] = _sets.Count - 1;
    }

    /// <summary>Whether two sets have a port in common.</summary>
    public bool Meet(int one, int other)
    {
        if (one == None || other == None) return false;
        if (one == All || other == All || one == other) return true;
        if (_meet.TryGetValue((one, other), out var known)) return known;
        return _meet[(one, other)] = !_sets[one].Intersect(_sets[other]).IsEmpty;
    }
}
