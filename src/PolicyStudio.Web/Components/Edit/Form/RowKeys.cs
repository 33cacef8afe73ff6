namespace PolicyStudio.Web.Components.Edit.Form;

/// <summary>
/// Keys for the items of a list that has none, so that an item's fields go with it when it is moved. What happens to an item is told before the list
/// itself has come back changed; the keys follow with the list.
/// </summary>
internal sealed class RowKeys
{
    private readonly List<int> _keys = [];
    private Action? _told;
    private int _next;

    /// <summary>The key of an item.</summary>
    public int this[int index] => _keys[index];

    /// <summary>The list is here: as many keys as there are items. What came or went untold did so at the end.</summary>
    public void Fit(int count)
    {
        _told?.Invoke();
        _told = null;
        while (_keys.Count < count) _keys.Add(_next++);
        _keys.RemoveRange(count, _keys.Count - count);
    }

    /// <summary>An item will be gone.</summary>
    public void Remove(int index) => _told = () => _keys.RemoveAt(index);

    /// <summary>An item will be new. Its key.</summary>
    public int Insert(int index)
    {
        var key = _next++;
        _told = () => _keys.Insert(index, key);
        return key;
    }

    /// <summary>Two items will have changed places.</summary>
    public void Swap(int one, int other) => _told = () => (_keys[one], _keys[other]) = (_keys[other], _keys[one]);
}
