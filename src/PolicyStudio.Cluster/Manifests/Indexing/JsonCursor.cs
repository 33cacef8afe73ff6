using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace PolicyStudio.Cluster.Manifests.Indexing;

/// <summary>
/// Goes through a JSON text by its index. Each method begins at a value, or at what stands before the next one, and ends behind it; false
/// says that it is of another type than expected or no JSON at all, so that the text is read the long way, which knows what to say.
/// </summary>
internal ref struct JsonCursor
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly JsonIndex _index;
    private readonly int _maxDepth;
    private ReadOnlySpan<int> _places;
    private int _at, _depth;

    /// <summary>A cursor at the beginning of a text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="index">What is used for its index; nobody else may use it meanwhile.</param>
    /// <param name="maxDepth">How deep collections may be nested, at most 64.</param>
    public JsonCursor(ReadOnlySpan<byte> utf8, JsonIndex index, int maxDepth)
    {
        (_index, _maxDepth) = (index, maxDepth);
        _utf8 = utf8;
        index.Begin();
    }

    /// <summary>Whether nothing but blanks follows, and all of the text is one.</summary>
    public bool IsAtEnd => Current == 0 && _at == _places.Length && _index.IsWhole(_utf8);

    /// <summary>Whether the object or list that was walked through has ended.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether the value is null, if it is one at all.</summary>
    public bool IsNull => Current == (byte)'n';

    private byte Current => ByteAt(_at);

    /// <summary>Whether an object begins; one that is null has no properties.</summary>
    public bool Opens(out bool isNull) => Opens((byte)'{', out isNull);

    /// <summary>Whether a list begins; one that is null has no items.</summary>
    public bool OpensList(out bool isNull) => Opens((byte)'[', out isNull);

    /// <summary>Moves to the next property's value, or behind the object. A name with escapes may be any name.</summary>
    public bool Next(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (!IsNext((byte)'{', (byte)'}')) return false;
        if (HasEnded) return true;
        if (Current != (byte)'"' || ByteAt(_at + 2) != (byte)':') return false;
        name = _utf8[(_places[_at] + 1).._places[_at + 1]];
        _at += 3;
        return !name.Contains((byte)'\\');
    }

    /// <summary>Moves to the next item of a list, or behind the list.</summary>
    public bool NextItem() => IsNext((byte)'[', (byte)']');

    /// <summary>Moves into the next item of a list, which is an object, or behind the list.</summary>
    public bool NextObject() => NextItem() && (HasEnded || (Opens(out var isNull) && !isNull));

    /// <summary>A text without escapes, or null; the bytes are those within the quotes.</summary>
    public bool Text(out ReadOnlySpan<byte> text, out bool isNull)
    {
        text = default;
        isNull = Current != (byte)'"';
        if (isNull) return TakesNull();
        if (ByteAt(_at + 1) == 0) return false;
        text = _utf8[(_places[_at] + 1).._places[_at + 1]];
        _at += 2;
        return !text.Contains((byte)'\\');
    }

    /// <summary>Whether a text without escapes is the expected one; null is not.</summary>
    public bool TextIs(ReadOnlySpan<byte> expected, out bool isIt)
    {
        var isRead = Text(out var text, out var isNull);
        isIt = !isNull && text.SequenceEqual(expected);
        return isRead;
    }

    /// <summary>Whether a text without escapes is the expected one.</summary>
    public bool Says(string expected) => Text(out var text, out var isNull) && !isNull && Ascii.Equals(text, expected);

    /// <summary>True or false; null is false.</summary>
    public bool Flag(out bool flag)
    {
        flag = Current == (byte)'t';
        return Current is (byte)'t' or (byte)'f' or (byte)'n' && JsonScalars.IsWhole(_utf8[_places[_at++]..]);
    }

    /// <summary>A positive whole number, not null; the cursor stays where it is when there is none.</summary>
    public bool Number(out int number)
    {
        number = 0;
        if (Current is not (>= (byte)'1' and <= (byte)'9')) return false;
        var text = _utf8[_places[_at]..];
        if (!Utf8Parser.TryParse(text, out number, out var length) || !JsonScalars.EndsAt(text, length)) return false;
        _at++;
        return true;
    }

    /// <summary>A whole number that is not negative, or null.</summary>
    public bool Count(out int? count)
    {
        count = null;
        if (Current == (byte)'n') return TakesNull();
        if (Current == (byte)'0')
        {
            count = 0;
            return JsonScalars.EndsAt(_utf8[_places[_at++]..], 1);
        }
        var isNumber = Number(out var number);
        count = number;
        return isNumber;
    }

    /// <summary>Skips a text, with escapes or not, or null.</summary>
    public bool SkipsText() => Current is (byte)'"' or (byte)'n' && Skips();

    /// <summary>Skips a value.</summary>
    public bool Skips() => Skips(out _);

    /// <summary>Skips a value.</summary>
    public bool Skips(out bool isNull)
    {
        isNull = Current == (byte)'n';
        // A bit for each collection that opens in it, set where it is an object; the last one is the innermost.
        var (objects, depth, at) = (0UL, 0, _at);
    Value:
        switch (ByteAt(at))
        {
            case (byte)'"':
                at += 2;
                break;
            case (byte)'{':
                if (_depth + ++depth > _maxDepth) return false;
                objects = objects << 1 | 1;
                if (ByteAt(++at) == (byte)'}') break;
                goto Name;
            case (byte)'[':
                if (_depth + ++depth > _maxDepth) return false;
                objects <<= 1;
                if (ByteAt(++at) == (byte)']') break;
                goto Value;
            case 0:
                return false;
            default:
                if (!JsonScalars.IsWhole(_utf8[_places[at++]..])) return false;
                break;
        }
        for (; depth > 0; depth--, objects >>= 1)
        {
            var (isObject, next) = ((objects & 1) != 0, ByteAt(at++));
            if (next == (byte)',' && isObject) goto Name;
            if (next == (byte)',') goto Value;
            if (next != (isObject ? (byte)'}' : (byte)']')) return false;
        }
        _at = at;
        return true;
    Name:
        if (ByteAt(at) != (byte)'"' || ByteAt(at + 2) != (byte)':') return false;
        at += 3;
        goto Value;
    }

    /// <summary>Skips a value, or passes over it where it is the one that was seen.</summary>
    public bool Skips(SeenValue seen)
    {
        if (Passes(seen)) return true;
        var mark = Mark;
        if (!Skips()) return false;
        Keep(seen, mark);
        return true;
    }

    /// <summary>Whether the value is the one that was seen; it is passed over then.</summary>
    public bool Passes(SeenValue seen)
    {
        if (seen.Bytes.IsEmpty || Current == 0 || _places[_at] is var from && !_utf8[from..].StartsWith(seen.Bytes)) return false;
        _index.Pass(_at++, from + seen.Bytes.Length);
        _places = _index.Places;
        return true;
    }

    /// <summary>Where the value stands that is to be kept once it has been read; -1 at the end of the text.</summary>
    public int Mark => Current == 0 ? -1 : _places[_at];

    /// <summary>Keeps the value that has been read since the mark.</summary>
    public readonly void Keep(SeenValue seen, int mark) => seen.Keep(_utf8[mark..(_places[_at - 1] + 1)]);

    private bool Opens(byte brace, out bool isNull)
    {
        isNull = Current == (byte)'n';
        if (isNull) return TakesNull();
        if (Current != brace || _depth == _maxDepth) return false;
        (_at, _depth) = (_at + 1, _depth + 1);
        return true;
    }

    // Whether the next one follows, or none does; a comma stands before all but the first.
    private bool IsNext(byte open, byte close)
    {
        var (next, isFirst) = (Current, ByteAt(_at - 1) == open);
        HasEnded = next == close;
        if (HasEnded) _depth--;
        if (HasEnded || (next == (byte)',' && !isFirst)) _at++;
        else return isFirst;
        return true;
    }

    private bool TakesNull() => Current == (byte)'n' && JsonScalars.IsWhole(_utf8[_places[_at++]..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte ByteAt(int place) => (uint)place < (uint)_places.Length || Extends(place) ? _utf8[_places[place]] : (byte)0;

    private bool Extends(int place)
    {
        while (place >= _places.Length && _index.Extend(_utf8)) _places = _index.Places;
        return place < _places.Length;
    }
}
