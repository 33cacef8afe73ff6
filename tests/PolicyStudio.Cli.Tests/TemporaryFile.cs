namespace PolicyStudio.Cli.Tests;

/// <summary>A file of a test's own, which is gone after it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    /// <summary>Writes one.</summary>
    public TemporaryFile(string text) => File.WriteAllText(Path, text);

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.GetTempFileName();

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);
}
