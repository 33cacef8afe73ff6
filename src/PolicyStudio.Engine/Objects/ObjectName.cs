namespace PolicyStudio.Engine.Objects;

/// <summary>
/// An object's name. One that is made of another object's name, a hyphen and a few letters, as those of most pods are, is kept as these: it
/// takes no memory of its own, and is put together when somebody asks. Equal and ordered by the text alone, however it is kept.
/// </summary>
internal readonly struct ObjectName : IEquatable<ObjectName>, IComparable<ObjectName>
{
    private const int MaxTail = sizeof(ulong);
    private const int OnStack = 256;

    private readonly string _head;

    // The letters behind the hyphen, in ASCII, the first one in the highest byte; 0 where there are none, nor a hyphen.
    private readonly ulong _tail;

    private ObjectName(string head, ulong tail) => (_head, _tail) = (head, tail);

    private int Length => _head.Length + (_tail == 0 ? 0 : 1 + MaxTail - System.Numerics.BitOperations.TrailingZeroCount(_tail) / 8);

    public static implicit operator ObjectName(string name) => new(name, 0);

    /// <summary>A name that may begin with another one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="head">The other one, or null.</param>
    public static ObjectName Of(string name, string? head)
    {
        if (head is null || name.Length - head.Length is < 2 or > 1 + MaxTail || name[head.Length] != '-' || !name.StartsWith(head, StringComparison.Ordinal)) return name;
        var (tail, shift) = (0UL, 64);
        foreach (var letter in name.AsSpan(head.Length + 1))
        {
            if (letter is '\0' or > '\x7f') return name;
            tail |= (ulong)letter << (shift -= 8);
        }
        return new(head, tail);
    }

    /// <inheritdoc/>
    public int CompareTo(ObjectName other)
    {
        if (_tail == 0 && other._tail == 0) return string.CompareOrdinal(_head, other._head);
        var common = Math.Min(_head.Length, other._head.Length);
        var order = string.CompareOrdinal(_head, 0, other._head, 0, common);
        for (var i = common; order == 0; i++)
        {
            var letter = At(i);
            order = letter - other.At(i);
            if (letter < 0) break;
        }
        return order;
    }

    /// <inheritdoc/>
    public bool Equals(ObjectName other) => _tail == other._tail && ReferenceEquals(_head, other._head) || CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ObjectName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_tail == 0) return string.GetHashCode(_head);
        var length = Length;
        if (length > OnStack) return ToString().GetHashCode(StringComparison.Ordinal);
        Span<char> text = stackalloc char[OnStack];
        _head.CopyTo(text);
        for (var i = _head.Length; i < length; i++) text[i] = (char)At(i);
        return string.GetHashCode(text[..length]);
    }

    /// <summary>The whole name.</summary>
    public override string ToString()
    {
        if (_tail == 0) return _head ?? "";
        Span<char> end = stackalloc char[Length - _head.Length];
        for (var i = 0; i < end.Length; i++) end[i] = (char)At(_head.Length + i);
        return string.Concat(_head, end);
    }

    // A letter of the name; -1 behind its end.
    private int At(int index) => index < _head.Length ? _head[index]
        : index >= Length ? -1
        : index == _head.Length ? '-'
        : (byte)(_tail >> (56 - 8 * (index - _head.Length - 1)));
}
