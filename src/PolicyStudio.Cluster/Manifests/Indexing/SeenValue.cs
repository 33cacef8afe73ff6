using System.Text;

namespace PolicyStudio.Cluster.Manifests.Indexing;

/// <summary>
/// The bytes of an object or list that stood at one place of the object before. Where the same bytes stand there again, they are the same
/// value, and need not be looked into: pods of one owner have most of theirs in common.
/// </summary>
internal sealed class SeenValue
{
    // What is larger is rare, and not worth keeping a copy of.
    private const int MaxLength = 1 << 16;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>The bytes; empty when there was none.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Forgets it.</summary>
    public void Forget() => _length = 0;

    /// <summary>Keeps a value that has been read to its end.</summary>
    public void Keep(ReadOnlySpan<byte> value)
    {
        _length = 0;
        if (value.Length > MaxLength || value[0] is not ((byte)'{' or (byte)'[') || !Ascii.IsValid(value)) return;
        if (_bytes.Length < value.Length) _bytes = new byte[value.Length * 2];
        value.CopyTo(_bytes);
        _length = value.Length;
    }
}
