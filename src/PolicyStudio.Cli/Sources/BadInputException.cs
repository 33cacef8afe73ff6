namespace PolicyStudio.Cli.Sources;

/// <summary>The input can't be used; each line says where and what to do, and goes to standard error.</summary>
internal sealed class BadInputException(params IEnumerable<string> lines) : Exception
{
    /// <summary>All that is wrong, one thing a line.</summary>
    public IReadOnlyList<string> Lines { get; } = [.. lines];

    /// <inheritdoc/>
    public override string Message => string.Join('\n', Lines);
}
