namespace PolicyStudio.Cli.Sources;

/// <summary>How much has been read of all sources of a run; counted and asked for on any thread.</summary>
internal sealed class ReadCount
{
    private long _bytes;

    /// <summary>The bytes so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>More have been read.</summary>
    public void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);
}
