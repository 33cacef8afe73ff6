namespace PolicyStudio.Cli.Sources;

/// <summary>How much has been read of all sources of a run; counted and asked for on any thread.</summary>
internal sealed class ReadCount
{
    private long _bytes, _expected, _objects;

    /// <summary>The bytes so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>How many bytes there are in the sources that are known so far and tell their length.</summary>
    public long Expected => Interlocked.Read(ref _expected);

    /// <summary>The objects so far.</summary>
    public long Objects => Interlocked.Read(ref _objects);

    /// <summary>The source that an object was read from last, or null.</summary>
    public string? Source { get => Volatile.Read(ref field); private set => Volatile.Write(ref field, value); }

    /// <summary>More bytes have been read.</summary>
    public void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);

    /// <summary>So many more bytes will be read.</summary>
    public void Expect(long bytes) => Interlocked.Add(ref _expected, bytes);

    /// <summary>One more object has been read.</summary>
    public void AddObject(string source)
    {
        Source = source;
        Interlocked.Increment(ref _objects);
    }
}
